namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>A term in a text.</summary>
/// <param name="Term">Which.</param>
/// <param name="Place">Where, counted in words; what a notation of several words and the parts of a compound give stands where they do.</param>
internal readonly record struct TermOccurrence(HashedTerm Term, int Place);
