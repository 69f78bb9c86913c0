namespace Assistant.Memory.Indexing;

/// <summary>A passage that an index found.</summary>
/// <param name="Passage">The ledger's number.</param>
/// <param name="Document">The ledger's number of its document.</param>
/// <param name="Score">The higher the better; comparable only within one search.</param>
public readonly record struct IndexHit(long Passage, long Document, double Score);
