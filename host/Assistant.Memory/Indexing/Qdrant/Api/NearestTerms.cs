namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The dot product with a sparse vector.</summary>
/// <param name="Nearest">The vector.</param>
internal sealed record NearestTerms(SparseVector Nearest) : SearchQuery;
