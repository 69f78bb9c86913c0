namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A point as it is written.</summary>
/// <param name="Id">A number or a UUID.</param>
/// <param name="Vector">Its vectors.</param>
/// <param name="Payload">What it can be filtered by.</param>
internal sealed record Point(PointId Id, PointVectors Vector, PointPayload Payload);
