namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A sparse vector.</summary>
/// <param name="Modifier"><c>idf</c>: the query’s values are multiplied with the inverse document frequency.</param>
internal sealed record SparseVectorConfig(string? Modifier);
