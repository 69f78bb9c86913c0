namespace Assistant.Memory.German;

/// <summary>A term as it stands in the index. Holds letters and digits only.</summary>
/// <param name="Term">Folded and stemmed.</param>
/// <param name="Kind">Where it comes from.</param>
internal readonly record struct IndexTerm(string Term, TermKind Kind);
