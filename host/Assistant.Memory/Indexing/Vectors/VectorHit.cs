namespace Assistant.Memory.Indexing.Vectors;

/// <summary>A passage that is near a question.</summary>
/// <param name="Passage">The ledger's number.</param>
/// <param name="Cosine">The cosine of the angle between both vectors, from -1 to 1.</param>
internal readonly record struct VectorHit(long Passage, double Cosine);
