namespace Assistant.Memory.Indexing;

/// <summary>A passage as the index takes it in. Immutable.</summary>
/// <param name="Passage">The ledger's number.</param>
/// <param name="Heading">The nearest heading above it.</param>
/// <param name="Text">The text.</param>
public sealed record IndexedPassage(long Passage, string? Heading, string Text);
