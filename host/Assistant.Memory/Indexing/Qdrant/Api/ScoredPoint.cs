namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A point that a search finds.</summary>
/// <param name="Id">The point.</param>
/// <param name="Score">The higher the better.</param>
/// <param name="Payload">The fields that were asked for.</param>
internal sealed record ScoredPoint(PointId Id, double Score, PointPayload? Payload);
