namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The nearness to a dense vector.</summary>
/// <param name="Nearest">The vector.</param>
internal sealed record NearestVector(ReadOnlyMemory<float> Nearest) : SearchQuery;
