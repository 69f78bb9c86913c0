using System.Text.Json.Serialization;
using Assistant.Host.Outputs;

namespace Assistant.Host.Http.Agent;

/// <summary>The value of the custom event <c>answer</c>: what is to be known about the text that has been streamed.</summary>
internal sealed record AnswerStateOutput(
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("model")] string? Model,
    [property: JsonPropertyName("notice")] string? Notice,
    [property: JsonPropertyName("partial")] bool Partial,
    [property: JsonPropertyName("checks")] IReadOnlyList<AnswerCheckOutput> Checks,
    [property: JsonPropertyName("refused")] bool Refused,
    [property: JsonPropertyName("suggestions")] IReadOnlyList<string> Suggestions,
    [property: JsonPropertyName("wordsNotFound")] IReadOnlyList<string> WordsNotFound);
