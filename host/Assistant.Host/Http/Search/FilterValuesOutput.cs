using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Host.Http.Search;

/// <summary>All values that the caller's documents can be filtered by, and the days of the first and the last of them.</summary>
internal sealed record FilterValuesOutput(
    [property: JsonPropertyName("committees")] IReadOnlyList<FacetValueOutput> Committees,
    [property: JsonPropertyName("paperTypes")] IReadOnlyList<FacetValueOutput> PaperTypes,
    [property: JsonPropertyName("outcomes")] IReadOnlyList<FacetValueOutput> Outcomes,
    [property: JsonPropertyName("first")] string? First,
    [property: JsonPropertyName("last")] string? Last)
{
    public static FilterValuesOutput Of(FacetCounts counts, SearchedScope scope, CultureInfo culture) => new(
        FacetValueOutput.Of(counts, FacetNames.Committee, null, culture),
        FacetValueOutput.Of(counts, FacetNames.PaperType, null, culture),
        FacetValueOutput.Of(counts, FacetNames.Outcome, null, culture),
        scope.First?.ToString("O", CultureInfo.InvariantCulture),
        scope.Last?.ToString("O", CultureInfo.InvariantCulture));
}
