using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.PlainLanguage;
using Assistant.Host.Outputs;

namespace Assistant.Host.Http.Conversations;

/// <summary>An answer once more in plain language; checks without a length say what of the answer it lacks.</summary>
internal sealed record SimpleOutput(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("checks")] IReadOnlyList<AnswerCheckOutput> Checks)
{
    public static SimpleOutput Of(SimpleText simple, CultureInfo culture) => new(simple.Text, [.. simple.Checks.Select(check => AnswerCheckOutput.Of(check, culture))]);
}
