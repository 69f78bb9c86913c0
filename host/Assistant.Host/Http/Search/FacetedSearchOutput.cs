using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;
using Assistant.Host.Outputs.Filters;
using Assistant.Memory.Retrieval;

namespace Assistant.Host.Http.Search;

/// <summary>
/// Documents that were found, with what they can be filtered by. <c>total</c> counts documents, <c>byMeaning</c>
/// those of them that words do not find and that the facets therefore do not count, <c>took</c> milliseconds; what is
/// <c>implied</c> is offered, not applied.
/// </summary>
internal sealed record FacetedSearchOutput(
    [property: JsonPropertyName("hits")] IReadOnlyList<FacetedHitOutput> Hits,
    [property: JsonPropertyName("total")] long Total,
    [property: JsonPropertyName("byMeaning")] int ByMeaning,
    [property: JsonPropertyName("facets")] FacetsOutput Facets,
    [property: JsonPropertyName("words")] IReadOnlyList<WordOutput> Words,
    [property: JsonPropertyName("implied")] IReadOnlyList<ImpliedFilterOutput> Implied,
    [property: JsonPropertyName("took")] double Took)
{
    public static FacetedSearchOutput Of(
        FacetedHits found, SearchFilters filters, IReadOnlyList<QuestionWord> words, IReadOnlyList<ImpliedFilter> implied, TimeSpan took, CultureInfo culture) => new(
        [.. found.Documents.Select(document => FacetedHitOutput.Of(document, culture))],
        found.Total,
        found.ByMeaningAlone,
        FacetsOutput.Of(found.Facets, filters, culture),
        [.. words.Select(word => new WordOutput(word.Word, word.Passages))],
        [.. implied.Where(filter => !filters.Has(filter.Kind)).Select(ImpliedFilterOutput.Of)],
        Math.Round(took.TotalMilliseconds, 1));
}
