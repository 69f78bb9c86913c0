namespace Assistant.Memory.Retrieval;

/// <summary>
/// Finds texts that say the same in nearly the same words: the same paper goes through five committees. Resemblance by shingles (Broder
/// 1997), exact, since it is a page of hits that is compared and not a collection.
/// </summary>
internal static class NearDuplicates
{
    /// <summary>The share of their shingles that two texts have in common, from which on they are the same.</summary>
    private const double Resemblance = 0.8;

    private const int ShingleWords = 4;

    /// <summary>A shorter text has too few shingles to tell: only the very same words count (words).</summary>
    private const int ShortText = 24;

    private static readonly char[] s_between = [' ', '\t', '\r', '\n', '\f', '\u00a0', '.', ',', ';', ':', '!', '?', '(', ')', '„', '“', '"', '–', '-', '/'];

    /// <summary>Words that turn a text into its opposite, by their beginnings.</summary>
    private static readonly string[] s_negations = ["NICHT", "KEIN", "NEIN", "OHNE"];

    /// <summary>The same for the words of their titles: boilerplate stands in papers that have nothing to do with each other.</summary>
    private const double TitleResemblance = 0.6;

    /// <summary>Groups passages; the first of a group stands for it.</summary>
    /// <param name="passages">Titles and texts, best first.</param>
    /// <returns>Groups of positions in order; each passage is in exactly one.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Group(IReadOnlyList<(string Title, string Text)> passages)
    {
        var groups = new List<List<int>>();
        var titles = passages.Select(passage => Words(passage.Title).Select(word => Hash([word])).ToHashSet()).ToList();
        var shingles = passages.Select(passage => Shingles(passage.Text)).ToList();
        var decisive = passages.Select(passage => Hash([.. Words(passage.Text).Where(IsDecisive)])).ToList();
        for (var at = 0; at < passages.Count; at++)
        {
            if (groups.Find(group => decisive[group[0]] == decisive[at] && AreSame(shingles[group[0]], shingles[at], Resemblance) && AreSame(titles[group[0]], titles[at], TitleResemblance)) is { } same)
                same.Add(at);
            else
                groups.Add([at]);
        }

        return groups;
    }

    // Jaccard's coefficient.
    private static bool AreSame(HashSet<ulong> one, HashSet<ulong> other, double resemblance)
    {
        var (small, large) = one.Count < other.Count ? (one, other) : (other, one);
        if (small.Count == 0 || small.Count < large.Count * resemblance)
            return false;
        var common = small.Count(large.Contains);
        return common >= resemblance * (small.Count + large.Count - common);
    }

    // An amended paper shares nearly all its words with the one before; what matters is the amount that it does not share, or the “nicht”.
    private static bool IsDecisive(string word) => word.Any(char.IsAsciiDigit) || Array.Exists(s_negations, negation => word.StartsWith(negation, StringComparison.Ordinal));

    private static HashSet<ulong> Shingles(string text)
    {
        var words = Words(text);
        if (words.Length < ShortText)
            return words.Length == 0 ? [] : [Hash(words)];
        var shingles = new HashSet<ulong>(words.Length);
        for (var at = 0; at + ShingleWords <= words.Length; at++)
            shingles.Add(Hash(words.AsSpan(at, ShingleWords)));
        return shingles;
    }

    private static string[] Words(string text) => text.ToUpperInvariant().Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // FNV-1a, 64 bits: the same on every machine.
    private static ulong Hash(ReadOnlySpan<string> words)
    {
        var hash = 14695981039346656037;
        foreach (var word in words)
        {
            foreach (var letter in word)
                hash = (hash ^ letter) * 1099511628211;
            hash = (hash ^ ' ') * 1099511628211;
        }

        return hash;
    }
}
