using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Sources;

/// <summary>The words that say what a sentence is about, cut to where German endings begin.</summary>
internal static partial class WordStems
{
    private const int MinCompoundPart = 5;

    private static readonly HashSet<string> s_empty = new(StringComparer.Ordinal)
    {
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "und", "oder", "aber", "sowie", "auch", "nur", "noch", "bereits", "damit", "dabei",
        "daher", "dazu", "hierzu", "hierfür", "dafür", "dass", "weil", "obwohl", "nachdem", "wird", "werden", "wurde", "wurden", "worden", "ist", "sind", "war", "waren", "hat", "haben", "hatte",
        "hatten", "soll", "sollen", "sollte", "sollten", "kann", "können", "konnte", "könnte", "muss", "müssen", "darf", "für", "von", "vom", "mit", "bei", "beim", "aus", "auf", "über", "unter",
        "nach", "vor", "zur", "zum", "durch", "gegen", "ohne", "bis", "seit", "ab", "zwischen", "während", "wegen", "laut", "gemäß", "sich", "ihn", "ihm", "ihr", "ihre", "ihren", "sein", "seine",
        "diese", "dieser", "dieses", "diesem", "diesen", "jeweils", "rund", "etwa", "circa", "knapp", "insgesamt", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "keines", "als", "wie",
        "wenn", "dann", "hier", "dort", "davon", "daran", "darauf", "darüber", "zudem", "außerdem", "jedoch", "allerdings", "dagegen", "euro", "eur", "prozent", "mio", "mrd", "tsd", "million",
        "millionen", "uhr", "jahr", "jahre", "jahren", "jahres", "ergab", "gab", "gibt", "lag", "liegt", "liegen", "bzw", "höhe", "es", "sie", "er", "ihnen", "man", "um", "im", "in", "am", "an", "zu", "so", "da",
    };

    /// <summary>The stems in the order of the text, with repetitions.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var stems = new List<string>();
        foreach (var match in Words().EnumerateMatches(text))
        {
            var word = text.Slice(match.Index, match.Length).ToString().ToLowerInvariant();
            if (word.Length > 2 && !s_empty.Contains(word))
                stems.Add(Stem(word));
        }

        return stems;
    }

    /// <summary>Whether two stems are one word, or one is a part of the other (“Satzung”, “Gebührensatzung”).</summary>
    public static bool AreAkin(string a, string b)
    {
        if (a == b)
            return true;
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length >= MinCompoundPart && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>How many of the first words are among the second, from 0 to 1; 0 where there are none.</summary>
    public static double Overlap(IReadOnlyCollection<string> words, IReadOnlyCollection<string> others) =>
        words.Count == 0 ? 0 : (double)words.Count(word => others.Any(other => AreAkin(word, other))) / words.Count;

    private static string Stem(string word)
    {
        word = word.Replace("ß", "ss", StringComparison.Ordinal);
        foreach (var ending in (ReadOnlySpan<string>)["innen", "ungen", "ern", "est", "ten", "ung", "en", "em", "er", "es", "et", "te", "st", "e", "n", "s", "t"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }

    [GeneratedRegex(@"\p{L}+(?:[*:]\p{L}+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
