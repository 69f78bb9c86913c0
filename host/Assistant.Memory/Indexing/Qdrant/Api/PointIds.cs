namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The point is one of these.</summary>
/// <param name="HasId">Each once.</param>
internal sealed record PointIds(IReadOnlyList<PointId> HasId) : Condition;
