namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A point as it is read.</summary>
/// <param name="Id">The point.</param>
/// <param name="Payload">The fields that were asked for.</param>
internal sealed record StoredPoint(PointId Id, PointPayload? Payload);
