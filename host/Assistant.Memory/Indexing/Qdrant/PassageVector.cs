namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>What a passage means, as the embedding model gives it.</summary>
/// <param name="Passage">The ledger’s number.</param>
/// <param name="Vector">The vector.</param>
internal sealed record PassageVector(long Passage, float[] Vector);
