namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Vectors for points that are there.</summary>
/// <param name="Points">Points with vectors.</param>
/// <param name="UpdateFilter">Only points that fit.</param>
internal sealed record VectorsUpdate(IReadOnlyList<VectorsOfPoint> Points, Filter UpdateFilter);
