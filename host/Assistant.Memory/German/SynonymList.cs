using System.Collections.Frozen;
using Assistant.Memory.German.Questions;

namespace Assistant.Memory.German;

/// <summary>
/// Words that mean the same. A text of lines; in a line, words of the same meaning with “=” between; # begins a comment. An entry may have
/// several words: <c>VBK = Verkehrsbetriebe Karlsruhe</c>. Immutable and thread-safe.
/// </summary>
internal sealed class SynonymList
{
    /// <summary>The most words of an entry.</summary>
    public const int MaxWords = 4;

    private const int MaxLines = 200_000;
    private const int MaxEntries = 64;
    private const int MaxEntryLength = 128;

    private readonly FrozenDictionary<string, int[]> _linesOf;
    private readonly (double Weight, string[] Entries)[] _lines;

    private SynonymList(IReadOnlyList<(double Weight, string[] Entries)> lines)
    {
        _lines = [.. lines];
        var linesOf = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var line = 0; line < _lines.Length; line++)
        {
            foreach (var entry in _lines[line].Entries)
            {
                if (!linesOf.TryGetValue(entry, out var known))
                    linesOf[entry] = known = new List<int>(1);
                known.Add(line);
            }
        }

        _linesOf = linesOf.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A list without words.</summary>
    public static SynonymList Empty { get; } = new([]);

    /// <summary>What any German council says, from <c>Synonyms.txt</c>.</summary>
    public static SynonymList BuiltIn { get; } = Read(Resources.Lines("Synonyms.txt"));

    /// <summary>Whether there is no word.</summary>
    public bool IsEmpty => _lines.Length == 0;

    /// <summary>Reads lines such as <c>Kita = Kindertagesstätte = Kindertageseinrichtung</c>.</summary>
    /// <param name="lines">The lines; at most 200,000 are read.</param>
    /// <param name="weight">How much a synonym counts beside its word.</param>
    public static SynonymList Read(IEnumerable<string> lines, double weight = QuestionWeights.Synonym)
    {
        var read = new List<(double, string[])>();
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => !line.StartsWith('#')).Take(MaxLines))
        {
            string[] entries =
            [
                .. line.Split('=', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Take(MaxEntries)
                    .Where(entry => entry.Length <= MaxEntryLength)
                    .Select(entry => Stems(entry, stems))
                    .Where(entry => entry.Length > 0)
                    .Distinct(StringComparer.Ordinal),
            ];
            if (entries.Length > 1)
                read.Add((weight, entries));
        }

        return new SynonymList(read);
    }

    /// <summary>The words of this list and of another; where both know a word, this list's synonyms come first.</summary>
    /// <param name="other">The other list.</param>
    public SynonymList With(SynonymList other) => new([.. _lines, .. other._lines]);

    /// <summary>What means the same, the most certain first: by weight, then by the number of lines that say so.</summary>
    /// <param name="stems">Stems of words that follow each other, with a space between.</param>
    /// <returns>Entries in the same form with their weights.</returns>
    public IReadOnlyList<WeightedTerm> Of(string stems)
    {
        if (!_linesOf.TryGetValue(stems, out var lines))
            return [];
        return
        [
            .. lines.SelectMany(line => _lines[line].Entries.Where(entry => entry != stems).Select(entry => (Entry: entry, _lines[line].Weight)))
                .GroupBy(found => found.Entry, StringComparer.Ordinal)
                .Select(found => (Entry: found.Key, Weight: found.Max(each => each.Weight), Lines: found.Count()))
                .OrderByDescending(found => found.Weight)
                .ThenByDescending(found => found.Lines)
                .ThenBy(found => found.Entry, StringComparer.Ordinal)
                .Select(found => new WeightedTerm(found.Entry, found.Weight)),
        ];
    }

    // As in the index: “B-Plan” is one word, and stop words are none. Equal stems are one string.
    private static string Stems(string entry, Dictionary<string, string> known)
    {
        var stems = new List<string>(1);
        foreach (var word in entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = Folding.Fold(word);
            if (folded.Length > 0 && !StopWords.Contains(word, folded))
                stems.Add(GermanStemmer.Stem(folded));
        }

        if (stems.Count > MaxWords)
            return "";
        var joined = string.Join(' ', stems);
        return known.TryAdd(joined, joined) ? joined : known[joined];
    }
}
