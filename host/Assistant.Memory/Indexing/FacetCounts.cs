using Assistant.Sdk;

namespace Assistant.Memory.Indexing;

/// <summary>How many documents have which values. Immutable.</summary>
/// <param name="Documents">How many documents there are that fit every filter.</param>
/// <param name="Values">The values with their numbers, most frequent first, by the facet's name; <see cref="Year"/> is one too.</param>
public sealed record FacetCounts(long Documents, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Values)
{
    /// <summary>The year of a document's day, beside the <see cref="FacetNames"/>.</summary>
    public const string Year = "year";

    /// <summary>The values of a facet; empty where there are none.</summary>
    /// <param name="facet">The facet's name.</param>
    public IReadOnlyList<FacetCount> Of(string facet) => Values.GetValueOrDefault(facet, []);
}
