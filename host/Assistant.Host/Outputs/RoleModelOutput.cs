using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>A model of a role as <c>models --json</c> gives it.</summary>
internal sealed record RoleModelOutput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("in_reach")] bool InReach,
    [property: JsonPropertyName("context_tokens")] int ContextTokens,
    [property: JsonPropertyName("tools")] bool Tools);
