namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Points to write.</summary>
/// <param name="Points">Whole points.</param>
internal sealed record PointsUpsert(IReadOnlyList<Point> Points);
