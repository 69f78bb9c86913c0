using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Checks;

namespace Assistant.Host.Outputs;

/// <summary>What in an answer its sources do not carry; the place counts in UTF-16 units of the text.</summary>
internal sealed record AnswerCheckOutput(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("words")] string Words,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("length")] int Length)
{
    public static AnswerCheckOutput Of(CheckFinding finding, CultureInfo culture) =>
        new(finding.Kind.ToString().ToLowerInvariant(), finding.Words, finding.Reason.For(culture), finding.Start, finding.Length);
}
