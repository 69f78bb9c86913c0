using System.Collections.Frozen;

namespace Assistant.Memory.German.Questions;

/// <summary>Words that stand in the index but say nothing in a question, from <c>QuestionWords.txt</c>.</summary>
internal static class QuestionFillers
{
    private static readonly string[] Lines = [.. Resources.Lines("QuestionWords.txt")];
    private static readonly FrozenSet<string> Always = Lines.Where(line => !line.Contains(':', StringComparison.Ordinal)).SelectMany(Words).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, FrozenSet<string>> After = Lines
        .Select(line => line.Split(':', 2))
        .Where(line => line.Length == 2)
        .ToFrozenDictionary(line => line[0], line => Words(line[1]).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether a word says nothing.</summary>
    /// <param name="folded">The word.</param>
    /// <param name="before">The word before it; empty at the beginning.</param>
    public static bool Contains(string folded, string before) => Always.Contains(folded) || (After.TryGetValue(before, out var words) && words.Contains(folded));

    private static IEnumerable<string> Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Folding.Fold(word));
}
