using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>What a source says where the answer says something else, for the reason's sentence.</summary>
internal static class NearestFact
{
    /// <summary>The source's words for the likeliest value, or <see langword="null"/> where none is likely.</summary>
    public static string? Words(string text, Fact fact, IReadOnlyList<ReadSource> sources)
    {
        var digits = Digits(text.AsSpan(fact.Start, fact.Length));
        var around = Around(text, fact);
        var best = (Score: 1.0, Words: (string?)null);
        foreach (var source in sources)
        {
            foreach (var other in source.Facts)
            {
                if (other.IsSecondReading || other.Kind != fact.Kind || (other.Unit.Class != fact.Unit.Class && !(other.Unit.IsVotes && fact.Unit.IsVotes)) || other.Reference?.Family != fact.Reference?.Family)
                    continue;
                var words = source.Text.Substring(other.Start, other.Length).Trim();
                var score = (3 * WordStems.Overlap(around, Around(source.Text, other))) + (digits.Length > 1 && digits == Digits(words) ? 2 : 0) + (fact.Date is not null && fact.Date.Year == other.Date!.Year ? 0.5 : 0);
                if (score > best.Score)
                    best = (score, words);
            }
        }

        return best.Words;
    }

    private static List<string> Around(string text, Fact fact)
    {
        var start = Math.Max(0, fact.Start - 60);
        var end = Math.Min(text.Length, fact.End + 50);
        return WordStems.Of(string.Concat(text.AsSpan(start, fact.Start - start), " ", text.AsSpan(fact.End, end - fact.End)));
    }

    private static string Digits(ReadOnlySpan<char> words)
    {
        var digits = words.ToArray().Where(char.IsAsciiDigit).ToArray();
        Array.Sort(digits);
        return new string(digits).TrimStart('0');
    }
}
