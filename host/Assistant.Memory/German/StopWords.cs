using System.Collections.Frozen;
using System.Reflection;

namespace Assistant.Memory.German;

/// <summary>Words that say nothing about what a text is about. Folded, one a line in <c>StopWords.txt</c>.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = Load();

    /// <summary>Whether a folded, unstemmed word is one of them.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("StopWords.txt")!);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(Folding.Fold)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
