using Assistant.Memory.Indexing;

namespace Assistant.Memory.Retrieval;

/// <summary>A page of documents with what the whole of them can be filtered by. Immutable.</summary>
/// <param name="Documents">The page, best first.</param>
/// <param name="Facets">The values of all that words find, and how many that is.</param>
public sealed record FacetedHits(IReadOnlyList<DocumentHits> Documents, FacetCounts Facets)
{
    /// <summary>How many documents are found beside those, by their meaning alone. Default: none.</summary>
    public int ByMeaningAlone { get; init; }

    /// <summary>How many documents are found in all.</summary>
    public long Total => Facets.Documents + ByMeaningAlone;
}
