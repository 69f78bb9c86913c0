namespace Assistant.Memory.Indexing;

/// <summary>A passage that an index holds.</summary>
/// <param name="Passage">The ledger's number.</param>
/// <param name="Document">The ledger's number of its document.</param>
public readonly record struct IndexEntry(long Passage, long Document);
