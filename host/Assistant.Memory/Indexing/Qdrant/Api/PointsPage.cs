namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A page of points.</summary>
/// <param name="Points">In the order of their ids.</param>
/// <param name="NextPageOffset">The first of the next page; <see langword="null"/> on the last one.</param>
internal sealed record PointsPage(IReadOnlyList<StoredPoint> Points, PointId? NextPageOffset);
