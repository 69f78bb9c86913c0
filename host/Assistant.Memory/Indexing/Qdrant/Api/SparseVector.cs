namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A vector that is zero nearly everywhere.</summary>
/// <param name="Indices">Where it is not, each once.</param>
/// <param name="Values">What it is there, in the same order.</param>
internal sealed record SparseVector(IReadOnlyList<uint> Indices, IReadOnlyList<float> Values);
