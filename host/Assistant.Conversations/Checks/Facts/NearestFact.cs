using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>What a source says where the answer says something else, for the reason's sentence.</summary>
internal static class NearestFact
{
    private const double MinScore = 1;
    private const double MinLead = 0.2;

    /// <summary>The source's words for the likeliest value, or <see langword="null"/> where none is likelier than the others.</summary>
    /// <param name="text">The checked text.</param>
    /// <param name="fact">Its value that no source has.</param>
    public static string? Words(CheckedText text, Fact fact)
    {
        var digits = Digits(text.Text.AsSpan(fact.Start, fact.Length));
        var around = Around(text.Text, fact);
        // What the answer says elsewhere is not what it should have said here.
        var candidates = text.Sources.SelectMany(source => source.Facts.Where(other => IsOfKind(other, fact) && !text.Facts.Any(said => FactMatch.Carries(other, said))).Select(other => (Source: source, Fact: other)))
            .Select(other => (Words: other.Source.Text.Substring(other.Fact.Start, other.Fact.Length).Trim(), other.Fact, Around: Around(other.Source.Text, other.Fact)))
            .Select(other => (other.Words, other.Fact, Score: (3 * WordStems.Overlap(around, other.Around)) + Likeness(digits, Digits(other.Words)) + SharedParts(fact, other.Fact)))
            .OrderByDescending(other => other.Score).ToList();
        if (candidates is not [var best, ..] || best.Score < MinScore)
            return null;
        var second = candidates.Find(other => !FactMatch.Carries(other.Fact, best.Fact));
        return second.Words is null || best.Score - second.Score >= MinLead ? best.Words : null;
    }

    private static bool IsOfKind(Fact other, Fact fact) =>
        !other.IsSecondReading && other.Kind == fact.Kind && (other.Unit.Class == fact.Unit.Class || (other.Unit.IsVotes && fact.Unit.IsVotes)) && other.Reference?.Family == fact.Reference?.Family;

    // Turned digits are the likeliest mistake.
    private static double Likeness(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return 0;
        if (a == b || a.TrimEnd('0') == b.TrimEnd('0') || a.Order().SequenceEqual(b.Order()))
            return 3;
        return a.Zip(b).Count(pair => pair.First == pair.Second) / (double)Math.Max(a.Length, b.Length);
    }

    private static double SharedParts(Fact fact, Fact other) =>
        fact.Date is not { } date || other.Date is not { } known ? 0 : 0.5 * ((date.Day == known.Day ? 1 : 0) + (date.Month == known.Month ? 1 : 0) + (date.Year == known.Year ? 1 : 0));

    private static List<string> Around(string text, Fact fact)
    {
        var start = Math.Max(0, fact.Start - 60);
        var end = Math.Min(text.Length, fact.End + 50);
        return WordStems.Of(string.Concat(text.AsSpan(start, fact.Start - start), " ", text.AsSpan(fact.End, end - fact.End)));
    }

    private static string Digits(ReadOnlySpan<char> words) => new string([.. words.ToArray().Where(char.IsAsciiDigit)]).TrimStart('0');
}
