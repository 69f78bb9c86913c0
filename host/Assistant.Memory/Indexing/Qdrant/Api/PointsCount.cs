namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Asks how many points there are.</summary>
/// <param name="Filter">What they must fit.</param>
/// <param name="Exact">Whether an estimate will not do.</param>
internal sealed record PointsCount(Filter Filter, bool Exact);
