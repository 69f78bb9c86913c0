using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Answers;
using Assistant.Host.Outputs.Filters;
using Assistant.Host.Outputs.Parts;

namespace Assistant.Host.Outputs;

/// <summary>An answer as <c>ask --json</c> gives it.</summary>
internal sealed record AnswerOutput(
    [property: JsonPropertyName("answer")] string Answer,
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("model")] string? Model,
    [property: JsonPropertyName("citations")] IReadOnlyList<CitationOutput> Citations,
    [property: JsonPropertyName("tools")] IReadOnlyList<ToolOutput> Tools,
    [property: JsonPropertyName("checks")] IReadOnlyList<AnswerCheckOutput> Checks,
    [property: JsonPropertyName("partial")] bool Partial,
    [property: JsonPropertyName("notice")] string? Notice,
    [property: JsonPropertyName("refused")] bool Refused,
    [property: JsonPropertyName("words_not_found")] IReadOnlyList<string> WordsNotFound,
    [property: JsonPropertyName("suggestions")] IReadOnlyList<string> Suggestions,
    [property: JsonPropertyName("parts")] IReadOnlyList<ToolPartsOutput> Parts,
    [property: JsonPropertyName("filters")] AppliedFiltersOutput? Filters)
{
    public static AnswerOutput Of(Answer answer, CultureInfo culture) => new(
        answer.Text,
        ModeName(answer.Mode),
        answer.Model,
        [.. answer.Citations.Select(citation => CitationOutput.Of(citation, culture))],
        [.. answer.Tools.Select(tool => new ToolOutput(tool.Name, tool.ArgumentsJson, tool.Error, tool.Labels is null ? null : ArgumentLabelOutput.Of(tool.Labels)))],
        [.. answer.Checks.Select(check => AnswerCheckOutput.Of(check, culture))],
        answer.IsPartial,
        answer.Notice,
        answer.Refused,
        answer.WordsNotFound,
        answer.Suggestions,
        ToolPartsOutput.Of(answer.Tools, culture),
        answer.Filters is null ? null : AppliedFiltersOutput.Of(answer.Filters));

    public static string ModeName(AnswerMode mode) => mode == AnswerMode.Extractive ? "extractive" : "generated";
}
