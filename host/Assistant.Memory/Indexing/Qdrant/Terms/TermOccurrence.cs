namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>A term in a text.</summary>
/// <param name="Index">Its place in the sparse vector.</param>
/// <param name="IsPart">Whether it is a piece of a compound there.</param>
internal readonly record struct TermOccurrence(uint Index, bool IsPart);
