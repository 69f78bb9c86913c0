namespace Assistant.Conversations.Skills;

/// <summary>How near a term of a question is to a term of a skill: German puts words together, and people mistype them.</summary>
internal static class TermLikeness
{
    /// <summary>The head of a compound says what it is: a Dienstreiseantrag is an Antrag.</summary>
    private const double SameHead = 0.8;

    /// <summary>What it begins with says what it is about: a Beschlussvorschlag is about a Beschluss.</summary>
    private const double SameModifier = 0.55;

    /// <summary>The question's word is the wider one: not every Sitzung is a Ratssitzung.</summary>
    private const double Wider = 0.4;
    private const double SameBeginning = 0.5;
    private const double Mistyped = 0.8;
    private const int MinRest = 2;
    private const int MinBeginning = 6;
    private const int MinMistyped = 7;

    /// <summary>From 0 to 1: the likeness of a term to the one nearest to it.</summary>
    /// <param name="term">A term of the question.</param>
    /// <param name="others">Terms of a skill.</param>
    /// <param name="minPart">The shortest part of a compound that counts.</param>
    /// <param name="isKnown">Whether some skill knows the term as it is: then it is no slip and lost no ending (“Satzung”, “Sitzung”, “Datensatz”).</param>
    public static double Best(string term, IReadOnlySet<string> others, int minPart, bool isKnown)
    {
        if (others.Contains(term))
            return 1;
        if (term.Length < minPart || !char.IsLetter(term[0]))
            return 0;
        var best = 0.0;
        foreach (var other in others)
        {
            if (other.Length >= minPart && char.IsLetter(other[0]))
                best = Math.Max(best, isKnown ? Compound(term, other, minPart) : Math.Max(Compound(Root(term), Root(other), minPart), Slip(term, other)));
        }

        return best;
    }

    private static double Compound(string asked, string known, int minPart)
    {
        if (asked == known)
            return 1;
        if (known.Length >= minPart && asked.Length >= known.Length + MinRest)
        {
            if (asked.EndsWith(known, StringComparison.Ordinal))
                return SameHead;
            if (asked.StartsWith(known, StringComparison.Ordinal))
                return SameModifier;
        }

        if (asked.Length >= minPart && known.Length >= asked.Length + MinRest && (known.EndsWith(asked, StringComparison.Ordinal) || known.StartsWith(asked, StringComparison.Ordinal)))
            return Wider;
        return asked.AsSpan().CommonPrefixLength(known) >= MinBeginning ? SameBeginning : 0;
    }

    private static double Slip(string asked, string known)
    {
        var (shorter, longer) = asked.Length <= known.Length ? (asked, known) : (known, asked);
        return shorter.Length >= MinMistyped && longer.Length - shorter.Length <= 1 && shorter[0] == longer[0] && IsOneSlip(shorter, longer) ? Mistyped : 0;
    }

    // The stemmer takes -ung from “Gremiensitzung” and leaves it on the shorter “Sitzung”.
    private static string Root(string term) => term.Length >= MinMistyped && term.EndsWith("ung", StringComparison.Ordinal) ? term[..^3] : term;

    // One letter too many, too few or another, or two neighbours swapped.
    private static bool IsOneSlip(string shorter, string longer)
    {
        var at = shorter.AsSpan().CommonPrefixLength(longer);
        var rest = shorter.AsSpan(at);
        var other = longer.AsSpan(at);
        if (shorter.Length != longer.Length)
            return rest.SequenceEqual(other[1..]);
        return rest.Length <= 1 || rest[1..].SequenceEqual(other[1..]) || (rest[0] == other[1] && rest[1] == other[0] && rest[2..].SequenceEqual(other[2..]));
    }
}
