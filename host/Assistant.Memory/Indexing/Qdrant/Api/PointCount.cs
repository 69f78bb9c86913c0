namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A number of points.</summary>
/// <param name="Count">The number.</param>
internal sealed record PointCount(long Count);
