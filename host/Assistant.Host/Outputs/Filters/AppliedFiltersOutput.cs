using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;

namespace Assistant.Host.Outputs.Filters;

/// <summary>By what a turn's search was narrowed; <c>relaxed</c> where what the question implies was left out.</summary>
internal sealed record AppliedFiltersOutput(
    [property: JsonPropertyName("given")] FiltersOutput Given,
    [property: JsonPropertyName("implied")] IReadOnlyList<ImpliedFilterOutput> Implied,
    [property: JsonPropertyName("relaxed")] bool Relaxed,
    [property: JsonPropertyName("sentence")] string? Sentence)
{
    public static AppliedFiltersOutput Of(AppliedFilters filters) =>
        new(FiltersOutput.Of(filters.Given), [.. (filters.Implied ?? []).Select(ImpliedFilterOutput.Of)], filters.Relaxed, filters.Sentence);
}
