namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Vectors to delete.</summary>
/// <param name="Vector">Their names.</param>
/// <param name="Filter">The points that lose them.</param>
internal sealed record VectorsSelection(IReadOnlyList<string> Vector, Filter Filter);
