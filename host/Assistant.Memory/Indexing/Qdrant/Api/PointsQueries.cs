namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Searches in one request.</summary>
/// <param name="Searches">Answered in this order.</param>
internal sealed record PointsQueries(IReadOnlyList<PointsQuery> Searches);
