namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What a search finds.</summary>
/// <param name="Points">Best first.</param>
internal sealed record ScoredPoints(IReadOnlyList<ScoredPoint> Points);
