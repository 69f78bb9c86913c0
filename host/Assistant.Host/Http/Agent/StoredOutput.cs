using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Agent;

/// <summary>The value of the custom event <c>stored</c>: under which ids the turn is kept.</summary>
internal sealed record StoredOutput(
    [property: JsonPropertyName("conversation")] string Conversation,
    [property: JsonPropertyName("question")] string Question,
    [property: JsonPropertyName("answer")] string Answer);
