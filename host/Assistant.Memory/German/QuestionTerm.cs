namespace Assistant.Memory.German;

/// <summary>
/// What a question looks for under one of its words. The term and its alternatives are one group: the best of them that a passage holds counts, never their sum.
/// </summary>
/// <param name="Term">As in the index; it need not stand in it.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Weight">How much it counts, over 0 and at most 1.</param>
/// <param name="Position">Which word of the question it begins at, counted from 0 with stop words. A compound's parts have the compound's position.</param>
/// <param name="Alternatives">Synonyms and corrected spellings; each weight is to be multiplied with <paramref name="Weight"/>.</param>
internal sealed record QuestionTerm(string Term, TermKind Kind, double Weight, int Position, IReadOnlyList<WeightedTerm> Alternatives);
