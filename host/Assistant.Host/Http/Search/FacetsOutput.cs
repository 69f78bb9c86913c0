using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;
using Assistant.Memory.Indexing;
using Assistant.Sdk;

namespace Assistant.Host.Http.Search;

/// <summary>The values of all that was found; those of a facet are counted as if it were not filtered by that facet.</summary>
internal sealed record FacetsOutput(
    [property: JsonPropertyName("committee")] IReadOnlyList<FacetValueOutput> Committee,
    [property: JsonPropertyName("paperType")] IReadOnlyList<FacetValueOutput> PaperType,
    [property: JsonPropertyName("outcome")] IReadOnlyList<FacetValueOutput> Outcome,
    [property: JsonPropertyName("year")] IReadOnlyList<FacetValueOutput> Year)
{
    public static FacetsOutput Of(FacetCounts counts, SearchFilters filters, CultureInfo culture) => new(
        FacetValueOutput.Of(counts, FacetNames.Committee, filters.Committee, culture),
        FacetValueOutput.Of(counts, FacetNames.PaperType, filters.PaperType, culture),
        FacetValueOutput.Of(counts, FacetNames.Outcome, filters.Outcome, culture),
        [.. FacetValueOutput.Of(counts, FacetCounts.Year, Selected(filters), culture).OrderByDescending(year => year.Value, StringComparer.Ordinal)]);

    private static IReadOnlyList<string>? Selected(SearchFilters filters) =>
        filters is { Since: { DayOfYear: 1 } first, Until: { } last } && last == first.AddYears(1).AddDays(-1) ? [first.Year.ToString("D4", CultureInfo.InvariantCulture)] : null;
}
