using System.Collections.Frozen;

namespace Assistant.Memory.German;

/// <summary>Words that say nothing about what a text is about, from <c>StopWords.txt</c>. Folded and unstemmed.</summary>
internal static class StopWords
{
    /// <summary>Before a word that means something when it is written in capitals: “OB”, the mayor.</summary>
    private const char Capitals = '!';

    private static readonly string[] Entries = [.. Resources.Words("StopWords.txt")];
    private static readonly FrozenSet<string> Written = Entries.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Words = Entries.Where(entry => entry[0] != Capitals).Select(entry => Folding.Fold(entry)).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Acronyms = Entries.Where(entry => entry[0] == Capitals).Select(entry => entry[1..]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word in small letters is one of them; allocates nothing.</summary>
    /// <param name="word">As in the text.</param>
    public static bool ContainsAsWritten(ReadOnlySpan<char> word) => Written.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a folded word is one of them.</summary>
    /// <param name="folded">As <see cref="Folding"/> makes it.</param>
    public static bool Contains(string folded) => Words.Contains(folded);

    /// <summary>Whether a word as it is written is one of them.</summary>
    /// <param name="word">As in the text.</param>
    /// <param name="folded">The same, folded.</param>
    public static bool Contains(ReadOnlySpan<char> word, string folded) => Words.Contains(folded) && !Acronyms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
