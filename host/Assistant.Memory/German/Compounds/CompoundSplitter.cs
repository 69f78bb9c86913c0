namespace Assistant.Memory.German.Compounds;

/// <summary>
/// Finds the parts of a compound: of all ways to cut a word into known parts, the one with the highest geometric mean of the parts' frequencies,
/// unless the whole word is more frequent (Koehn and Knight 2003, “Empirical Methods for Compound Splitting”).
/// Between parts may stand linking elements (Langer 1998, “Zur Morphologie und Semantik von Nominalkomposita”).
/// </summary>
internal readonly ref struct CompoundSplitter
{
    /// <summary>The most parts.</summary>
    public const int MaxParts = 4;

    /// <summary>Longer words are not split.</summary>
    public const int MaxLength = 64;

    private const int MaxLink = 3;

    private static readonly string[] LinkingElements = ["s", "es", "n", "en", "er", "e", "ns", "ens"];

    private readonly Dictionary<string, PartScores>.AlternateLookup<ReadOnlySpan<char>> _scores;

    /// <summary>Splits by the scores of known parts.</summary>
    /// <param name="scores">Folded words.</param>
    public CompoundSplitter(Dictionary<string, PartScores> scores) => _scores = scores.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Where the parts begin.</summary>
    /// <param name="word">A folded word.</param>
    /// <param name="starts">Room for <see cref="MaxParts"/> places.</param>
    /// <returns>How many parts; 0 where the word is no compound.</returns>
    public int Split(ReadOnlySpan<char> word, Span<int> starts)
    {
        if (word.Length is < 2 * CompoundRules.MinShortLength or > MaxLength)
            return 0;
        var whole = _scores.TryGetValue(word, out var known) ? known.Whole : 0;
        if (whole == PartScores.Never)
            return 0;

        // [i, n]: the best way to cut what begins at i into n + 1 parts.
        Span<int> best = stackalloc int[(word.Length + 1) * MaxParts];
        Span<byte> next = stackalloc byte[(word.Length + 1) * MaxParts];
        best.Clear();
        if (!Fill(word, best, next))
            return 0;

        var parts = 0;
        var highest = 0;
        for (var count = 2; count <= MaxParts; count++)
        {
            var mean = best[count - 1] / count;
            if (mean > highest)
                (highest, parts) = (mean, count);
        }

        if (parts == 0 || highest < whole)
            return 0;
        for (int i = 0, at = 0; i < parts; i++)
        {
            starts[i] = at;
            at = next[(at * MaxParts) + parts - 1 - i];
        }

        return parts;
    }

    /// <summary>The part without its linking element.</summary>
    /// <param name="part">A part that is not the last.</param>
    public ReadOnlySpan<char> WithoutLink(ReadOnlySpan<char> part)
    {
        Score(part, isMiddle: false, out var link);
        return part[..^link];
    }

    private bool Fill(ReadOnlySpan<char> word, Span<int> best, Span<byte> next)
    {
        var found = false;
        for (var start = word.Length - CompoundRules.MinShortLength; start >= 0; start--)
        {
            if (start > 0 && word.Length - start <= CompoundRules.MaxLength && _scores.TryGetValue(word[start..], out var last))
                best[start * MaxParts] = last.Last;
            for (var cut = start + CompoundRules.MinShortLength; cut <= word.Length - CompoundRules.MinShortLength; cut++)
            {
                if (!IsReached(best.Slice(cut * MaxParts, MaxParts)))
                    continue;
                var first = Score(word[start..cut], isMiddle: start > 0, out _);
                if (first == 0)
                    continue;
                found |= start == 0;
                Extend(best, next, start, cut, first);
            }
        }

        return found;
    }

    private static void Extend(Span<int> best, Span<byte> next, int start, int cut, int first)
    {
        for (var count = 1; count < MaxParts; count++)
        {
            var rest = best[(cut * MaxParts) + count - 1];
            if (rest == 0 || rest + first <= best[(start * MaxParts) + count])
                continue;
            best[(start * MaxParts) + count] = rest + first;
            next[(start * MaxParts) + count] = (byte)cut;
        }
    }

    private static bool IsReached(ReadOnlySpan<int> counts) => counts.ContainsAnyExcept(0);

    private int Score(ReadOnlySpan<char> part, bool isMiddle, out int link)
    {
        link = 0;
        if (part.Length > CompoundRules.MaxLength + MaxLink)
            return 0;
        var isKnown = _scores.TryGetValue(part, out var scores);
        var highest = Usable(scores, isMiddle);

        // “weiter” is no “weit” with a linking element.
        if (isKnown && scores.First == 0 && scores.Whole != PartScores.Never)
            return 0;
        foreach (var element in LinkingElements)
        {
            if (part.Length - element.Length < CompoundRules.MinShortLength || !part.EndsWith(element))
                continue;
            if (_scores.TryGetValue(part[..^element.Length], out scores) && Usable(scores, isMiddle) > highest)
            {
                highest = scores.First;
                link = element.Length;
            }
        }

        return highest;
    }

    // What may not stand last, such as “schaft”, may not stand between others either; a shortened form (“schul”) may.
    private static int Usable(PartScores scores, bool isMiddle) => isMiddle && scores.Last == 0 && scores.Whole > 0 ? 0 : scores.First;
}
