namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Points to delete.</summary>
/// <param name="Filter">Those that fit.</param>
internal sealed record PointsSelection(Filter Filter);
