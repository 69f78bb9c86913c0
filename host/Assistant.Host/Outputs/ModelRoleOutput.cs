using System.Text.Json.Serialization;
using Assistant.Models;

namespace Assistant.Host.Outputs;

/// <summary>A role as <c>models --json</c> gives it: its models in the order in which they are tried.</summary>
internal sealed record ModelRoleOutput(
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("in_reach")] bool InReach,
    [property: JsonPropertyName("context_tokens")] int ContextTokens,
    [property: JsonPropertyName("models")] IReadOnlyList<RoleModelOutput> Models)
{
    public static ModelRoleOutput Of(RoleState role) => new(
        role.Role,
        role.IsInReach,
        role.ContextTokens,
        [.. role.Models.Select(model => new RoleModelOutput(model.Name, model.IsInReach, model.ContextTokens, model.CanCallTools))]);
}
