using System.Text.Json.Serialization;
using Assistant.Conversations.Checks;

namespace Assistant.Host.Outputs;

/// <summary>A finding as <c>check --json</c> gives it.</summary>
internal sealed record CheckFindingOutput(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("words")] string Words,
    [property: JsonPropertyName("reason")] string Reason)
{
    public static CheckFindingOutput Of(CheckFinding finding) => new(finding.Kind.ToString().ToLowerInvariant(), finding.Words, finding.Reason.De);
}
