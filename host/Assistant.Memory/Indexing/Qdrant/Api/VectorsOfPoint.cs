namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Vectors of one point.</summary>
/// <param name="Id">The point.</param>
/// <param name="Vector">Its vectors; those that are missing stay as they are.</param>
internal sealed record VectorsOfPoint(PointId Id, PointVectors Vector);
