using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Host.Outputs;
using Assistant.Memory.Retrieval;

namespace Assistant.Host.Http.Search;

/// <summary>
/// A document that was found: its best passage, and <c>more</c> of them, and which others say the same or are newer;
/// <c>byMeaning</c> where words alone do not find it.
/// </summary>
internal sealed record FacetedHitOutput(
    [property: JsonPropertyName("rank")] int Rank,
    [property: JsonPropertyName("score")] double Score,
    [property: JsonPropertyName("byMeaning")] bool ByMeaning,
    [property: JsonPropertyName("document")] DocumentOutput Document,
    [property: JsonPropertyName("passage")] PassageOutput Passage,
    [property: JsonPropertyName("more")] IReadOnlyList<PassageOutput> More,
    [property: JsonPropertyName("sameText")] IReadOnlyList<DocumentOutput> SameText,
    [property: JsonPropertyName("newer")] DocumentOutput? Newer)
{
    public static FacetedHitOutput Of(DocumentHits found, CultureInfo culture) => new(
        found.Best.Rank,
        Math.Round(found.Best.Score, 4),
        found.ByMeaningAlone,
        DocumentOutput.Of(found.Best.Document, found.Best.Facets, culture),
        PassageOutput.Of(found.Best),
        [.. found.More.Select(PassageOutput.Of)],
        [.. found.SameText.Select(document => DocumentOutput.Of(document, culture))],
        found.Newer is { } newer ? DocumentOutput.Of(newer, culture) : null);
}
