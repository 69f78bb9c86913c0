namespace Assistant.Conversations.Questions;

/// <summary>A word of a question, as answers are measured with it. Immutable.</summary>
/// <param name="Word">As the person wrote it.</param>
/// <param name="Term">As it stands in the index, the slip of the pen put right.</param>
/// <param name="Passages">In how many passages that the caller may see it stands.</param>
/// <param name="Role">What it does in the question.</param>
/// <param name="Weight">How much it says: rarity times role.</param>
internal sealed record QuestionTerm(string Word, string Term, long Passages, WordRole Role, double Weight)
{
    private const int MinPart = 4;
    private const double PartsMatch = 0.8;
    private const double ContainedMatch = 0.6;

    /// <summary>The word that was meant; else <see cref="Word"/>.</summary>
    public string Meant { get; init; } = Word;

    /// <summary>Whether its absence says something: not for slang, verbs and abbreviations.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Where it stands nowhere: the terms of the words it is put together from, if those stand somewhere. Else empty.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Terms that stand for it just as well. Default: none.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Whether it says what or where, not when or how.</summary>
    public bool IsNoun => Role is WordRole.Topic or WordRole.Place;

    /// <summary>
    /// From 0 to 1: how far a text speaks of the word. The word itself counts fully; a compound that begins or ends with it less; for an
    /// unknown compound, all of its parts together.
    /// </summary>
    /// <param name="terms">The terms of the text.</param>
    public double MatchIn(IReadOnlySet<string> terms)
    {
        if (terms.Contains(Term) || Alternatives.Any(terms.Contains))
            return 1;
        // The plural in -s (“Autos”) keeps it behind a vowel when stemmed.
        if (Stands(terms, Root(Passages == 0 ? Term.TrimEnd('s') : Term)))
            return ContainedMatch;
        return Parts.Count > 0 && Parts.All(part => terms.Contains(part) || Stands(terms, part, MinPart - 1)) ? PartsMatch : 0;
    }

    // The stemmer takes -ung from “Baumschutzsatzung” and leaves it on the shorter “Satzung”.
    private static string Root(string term) => term.EndsWith("ung", StringComparison.Ordinal) && term.Length >= MinPart + 3 ? term[..^3] : term;

    private static bool Stands(IReadOnlySet<string> terms, string part, int minLength = MinPart) =>
        part.Length >= minLength && char.IsLetter(part[0]) && terms.Any(term =>
            term.Length >= part.Length + MinPart - 1 && (term.StartsWith(part, StringComparison.Ordinal) || term.EndsWith(part, StringComparison.Ordinal)));
}
