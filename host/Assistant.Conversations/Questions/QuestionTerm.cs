namespace Assistant.Conversations.Questions;

/// <summary>A word of a question, as answers are measured with it. Immutable.</summary>
/// <param name="Word">As the person wrote it.</param>
/// <param name="Term">As it stands in the index.</param>
/// <param name="Passages">In how many passages that the caller may see it stands.</param>
/// <param name="Role">What it does in the question.</param>
/// <param name="Weight">How much it says: rarity times role.</param>
/// <param name="Parts">Where it stands nowhere: the terms of the words it is put together from, if those stand somewhere. Else empty.</param>
internal sealed record QuestionTerm(string Word, string Term, long Passages, WordRole Role, double Weight, IReadOnlyList<string> Parts)
{
    private const int MinPart = 4;
    /// <summary>The match from which on the word need not be reported as missing.</summary>
    public const double FullParts = ContainedMatch;

    private const double ContainedMatch = 0.6;
    private const double PartsMatch = 0.8;

    /// <summary>
    /// From 0 to 1: how far a text speaks of the word. The word itself counts fully; a compound that begins or ends with it less; for an
    /// unknown compound, the share of its parts.
    /// </summary>
    /// <param name="terms">The terms of the text.</param>
    public double MatchIn(IReadOnlySet<string> terms)
    {
        if (terms.Contains(Term))
            return 1;
        if (Stands(terms, Term))
            return ContainedMatch;
        return Parts.Count == 0 ? 0 : PartsMatch * Parts.Count(part => terms.Contains(part) || Stands(terms, part)) / Parts.Count;
    }

    private static bool Stands(IReadOnlySet<string> terms, string part) =>
        part.Length >= MinPart && char.IsLetter(part[0]) && terms.Any(term =>
            term.Length >= part.Length + MinPart - 1 && (term.StartsWith(part, StringComparison.Ordinal) || term.EndsWith(part, StringComparison.Ordinal)));
}
