using System.Buffers;
using System.Collections.Frozen;

namespace Assistant.Memory.German.Compounds;

/// <summary>What learning from texts cannot know about compounds, from <c>CompoundRules.txt</c>.</summary>
internal static class CompoundRules
{
    /// <summary>The shortest part that need not be in the list.</summary>
    public const int MinLength = 4;

    /// <summary>The shortest part of all.</summary>
    public const int MinShortLength = 3;

    /// <summary>The longest part; longer words are compounds themselves.</summary>
    public const int MaxLength = 24;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyäöü");

    private static readonly FrozenSet<string> Short = Words("short");
    private static readonly FrozenSet<string> Onsets = Words("onset");
    private static readonly FrozenSet<string> NotFirst = Words("not-first");
    private static readonly FrozenSet<string> NotLast = Words("not-last");

    /// <summary>Words that are never split.</summary>
    public static FrozenSet<string> Whole { get; } = Words("whole");

    /// <summary>Whether a word may be part of compounds at all.</summary>
    /// <param name="word">A folded word.</param>
    public static bool IsPart(string word) =>
        word.Length <= MaxLength && (word.Length >= MinLength || (word.Length == MinShortLength && Short.Contains(word))) &&
        word.All(char.IsLetter) && !StopWords.Contains(word) && HasOnset(word);

    /// <summary>Whether a part may stand before others.</summary>
    /// <param name="word">A folded word.</param>
    public static bool MayBeFirst(string word) => !NotFirst.Contains(word) && !IsParticleWithInfix(word, "ge") && !IsParticleWithInfix(word, "zu");

    /// <summary>Whether a part may stand last, or between others.</summary>
    /// <param name="word">A folded word.</param>
    public static bool MayBeLast(string word) => !NotLast.Contains(word);

    // “einge(setzt)”, “festzu(stellen)”: rests of broken verbs.
    private static bool IsParticleWithInfix(string word, string infix) =>
        word.EndsWith(infix, StringComparison.Ordinal) && word[..^infix.Length] is var particle && (NotFirst.Contains(particle) || StopWords.Contains(particle));

    private static bool HasOnset(string word)
    {
        var onset = word.AsSpan().IndexOfAny(Vowels);
        return onset == 0 || (onset > 0 && Onsets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.AsSpan(0, onset)));
    }

    private static FrozenSet<string> Words(string kind) =>
        Resources.Lines("CompoundRules.txt")
            .Select(line => line.Split(':', 2))
            .Where(line => line[0] == kind)
            .SelectMany(line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => Folding.Fold(word))
            .ToFrozenSet(StringComparer.Ordinal);
}
