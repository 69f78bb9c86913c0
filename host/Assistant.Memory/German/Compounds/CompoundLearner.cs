namespace Assistant.Memory.German.Compounds;

/// <summary>Chooses the words that compounds are made of from the words of a city's own texts.</summary>
internal sealed class CompoundLearner
{
    private const int MaxEntries = 400_000;

    /// <summary>In how many passages a word must stand; rarer ones are misprints and rests of broken words too often.</summary>
    private const int MinPassages = 2;

    /// <summary>With each of so many words, misprints repeat more often: one passage more is needed.</summary>
    private const int WordsPerPassage = 100_000;

    /// <summary>A word that a spelling dictionary does not know must be this frequent: a name, or jargon.</summary>
    private const int MinPassagesIfUnknown = 12;

    /// <summary>The endings that a word may lose as a first part: Schule → Schulhof, wohnen → Wohnhaus, fördern → Förderplan.</summary>
    private static readonly string[] LostEndings = ["e", "en", "n"];

    private readonly HashSet<string> _known;

    /// <summary>Learns with a spelling dictionary or without.</summary>
    /// <param name="known">Folded words; may be empty.</param>
    public CompoundLearner(IReadOnlyCollection<string> known) => _known = known.Select(GermanStemmer.Stem).ToHashSet(StringComparer.Ordinal);

    /// <summary>Learns.</summary>
    /// <param name="words">Folded words with their numbers of passages.</param>
    public Dictionary<string, PartScores> Learn(IEnumerable<KeyValuePair<string, int>> words)
    {
        var scores = new Dictionary<string, PartScores>(StringComparer.Ordinal);
        foreach (var (word, passages) in Frequent(words))
        {
            var score = PartScores.Of(passages);
            var isPart = CompoundRules.IsPart(word);
            scores[word] = new PartScores(score, isPart && CompoundRules.MayBeFirst(word) ? score : (ushort)0, isPart && CompoundRules.MayBeLast(word) ? score : (ushort)0);
        }

        foreach (var (word, entry) in scores.Where(entry => entry.Value.First > 0).ToList())
            AddShortened(scores, word, entry.First);
        foreach (var word in CompoundRules.Whole)
            scores[word] = scores.GetValueOrDefault(word) with { Whole = PartScores.Never };
        return scores;
    }

    private static void AddShortened(Dictionary<string, PartScores> scores, string word, ushort score)
    {
        foreach (var ending in LostEndings.Where(ending => word.EndsWith(ending, StringComparison.Ordinal)))
        {
            var shortened = word[..^ending.Length];
            if (shortened.Length < CompoundRules.MinLength || !CompoundRules.MayBeFirst(shortened) || StopWords.Contains(shortened))
                continue;
            var known = scores.GetValueOrDefault(shortened);
            if (known.First < score)
                scores[shortened] = known with { First = score };
        }
    }

    // In an order that does not depend on the machine.
    private IEnumerable<(string Word, int Passages)> Frequent(IEnumerable<KeyValuePair<string, int>> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, passages) in words)
        {
            if (word.Length is >= CompoundRules.MinShortLength and <= CompoundSplitter.MaxLength)
                counts[word] = counts.GetValueOrDefault(word) + passages;
        }

        return counts
            .Where(count => count.Value >= MinPassages && count.Value >= Needed(count.Key, counts.Count))
            .Select(count => (count.Key, count.Value))
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(MaxEntries / 2);
    }

    private int Needed(string word, int words)
    {
        if (_known.Count == 0)
            return MinPassages + (words / WordsPerPassage);
        return _known.Contains(GermanStemmer.Stem(word)) ? MinPassages : MinPassagesIfUnknown;
    }
}
