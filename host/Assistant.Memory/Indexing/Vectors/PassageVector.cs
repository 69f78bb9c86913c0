namespace Assistant.Memory.Indexing.Vectors;

/// <summary>A passage's vector as it is taken in.</summary>
/// <param name="Passage">The ledger's number of the passage, above zero.</param>
/// <param name="Embedding">The ledger's number of the vector: another one is another vector of the same passage.</param>
/// <param name="Vector">The vector, of length 1 (L2).</param>
internal readonly record struct PassageVector(long Passage, long Embedding, ReadOnlyMemory<Half> Vector);
