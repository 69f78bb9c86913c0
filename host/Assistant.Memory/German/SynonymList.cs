using System.Collections.Frozen;

namespace Assistant.Memory.German;

/// <summary>
/// Words that mean the same to a council. A text of lines; in a line, words of the same meaning with “=” between; # begins a comment. An entry
/// may have several words: <c>VBK = Verkehrsbetriebe Karlsruhe</c>. Immutable.
/// </summary>
internal sealed class SynonymList
{
    /// <summary>The most words of an entry.</summary>
    public const int MaxWords = 4;

    private const int MaxEntries = 20_000;
    private const int MaxEntryLength = 128;

    private readonly FrozenDictionary<string, IReadOnlyList<IReadOnlyList<string>>> _others;

    private SynonymList(FrozenDictionary<string, IReadOnlyList<IReadOnlyList<string>>> others) => _others = others;

    /// <summary>A list without words.</summary>
    public static SynonymList Empty { get; } = Read([]);

    /// <summary>What any German council says, from <c>Synonyms.txt</c>.</summary>
    public static SynonymList BuiltIn { get; } = Read(Resources.Lines("Synonyms.txt"));

    /// <summary>Whether there is no word.</summary>
    public bool IsEmpty => _others.Count == 0;

    /// <summary>Reads lines such as <c>Kita = Kindertagesstätte = Kindertageseinrichtung</c>.</summary>
    /// <param name="lines">The lines; those of a city after those for all.</param>
    public static SynonymList Read(IEnumerable<string> lines)
    {
        var others = new Dictionary<string, List<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => !line.StartsWith('#')).Take(MaxEntries))
        {
            var entries = line.Split('=', StringSplitOptions.TrimEntries).Where(entry => entry.Length <= MaxEntryLength).Select(Stems).Where(stems => stems.Count is > 0 and <= MaxWords).ToList();
            foreach (var entry in entries)
                Add(others, entry, entries);
        }

        return new SynonymList(others.ToFrozenDictionary(pair => pair.Key, pair => (IReadOnlyList<IReadOnlyList<string>>)pair.Value, StringComparer.Ordinal));
    }

    /// <summary>What means the same as some words that follow each other.</summary>
    /// <param name="stems">Their stems, with a space between.</param>
    /// <returns>Entries, each with the stems of its words.</returns>
    public IReadOnlyList<IReadOnlyList<string>> Of(string stems) => _others.GetValueOrDefault(stems, []);

    private static void Add(Dictionary<string, List<IReadOnlyList<string>>> others, IReadOnlyList<string> entry, List<IReadOnlyList<string>> group)
    {
        var key = string.Join(' ', entry);
        if (!others.TryGetValue(key, out var known))
            others[key] = known = [];
        known.AddRange(group.Where(other => string.Join(' ', other) != key && !known.Any(old => old.SequenceEqual(other, StringComparer.Ordinal))));
    }

    // As in the index: “B-Plan” is one word, and stop words are none.
    private static IReadOnlyList<string> Stems(string entry)
    {
        var stems = new List<string>();
        foreach (var word in entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = Folding.Fold(word);
            if (folded.Length > 0 && !StopWords.Contains(word, folded))
                stems.Add(GermanStemmer.Stem(folded));
        }

        return stems;
    }
}
