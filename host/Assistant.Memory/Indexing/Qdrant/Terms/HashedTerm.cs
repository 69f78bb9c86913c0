namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>A term of a word.</summary>
/// <param name="Index">Its place in the sparse vector.</param>
/// <param name="IsPart">Whether it is a piece of a compound there.</param>
internal readonly record struct HashedTerm(uint Index, bool IsPart);
