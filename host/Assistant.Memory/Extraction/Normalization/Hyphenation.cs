using System.Collections.Frozen;

namespace Assistant.Memory.Extraction.Normalization;

/// <summary>Joins words that were divided at the end of a line.</summary>
internal static class Hyphenation
{
    // “Bau-⏎und Planungsausschuss”: the hyphen stands for a left-out word part and the line merely ends there.
    private static readonly FrozenSet<string> AfterSuspendedHyphen =
        FrozenSet.ToFrozenSet(["und", "oder", "bzw", "sowie", "bis", "noch", "als", "wie", "statt", "aber", "auch", "beziehungsweise"], StringComparer.Ordinal);

    // Hostile text may divide one word over a million lines; each join copies the line.
    private const int MaxLine = 2_000;

    /// <summary>Joins in place: the second half of the word moves up to its first half.</summary>
    public static void Join(List<string> lines)
    {
        // Writes behind the reading position, so that a long document is not shifted for each word.
        var kept = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            while (i + 1 < lines.Count && JoinedWith(line, lines[i + 1]) is { } joined)
            {
                line = joined.Line;
                i++;
                if (joined.Left.Length == 0)
                    continue;
                lines[i--] = joined.Left;
                break;
            }

            lines[kept++] = WithoutMark(line);
        }

        lines.RemoveRange(kept, lines.Count - kept);
    }

    private static (string Line, string Left)? JoinedWith(string line, string next)
    {
        if (line.Length is < 2 or > MaxLine || next.Length == 0 || line[^1] is not ('-' or CharacterCleaner.LineEndHyphen))
            return null;
        if (line.Contains('\t', StringComparison.Ordinal) || next.Contains('\t', StringComparison.Ordinal) || !char.IsLetterOrDigit(line[^2]))
            return null;

        var space = next.IndexOf(' ', StringComparison.Ordinal);
        var second = space < 0 ? next : next[..space];
        var rest = space < 0 ? "" : next[(space + 1)..];
        var first = line[(line.LastIndexOf(' ') + 1)..^1];
        var letters = LeadingLetters(second);
        if (letters.Length < 2 || AfterSuspendedHyphen.Contains(letters))
            return null;

        var soft = line[^1] == CharacterCleaner.LineEndHyphen;
        return (line[..^1] + (soft || !KeepsHyphen(first, second) ? "" : "-") + second, rest);
    }

    // “Kita-⏎Plätze”, “EU-⏎weit”, “CO2-⏎neutral” and addresses have the hyphen anyway.
    private static bool KeepsHyphen(string first, string second) =>
        !char.IsLower(second[0]) || !char.IsLetter(first[^1]) || IsAllCaps(first)
        || first.Contains('/', StringComparison.Ordinal) || first.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static bool IsAllCaps(string word) => !word.Any(char.IsLower);

    private static string LeadingLetters(string word) => new([.. word.TakeWhile(char.IsLetter)]);

    private static string WithoutMark(string line) =>
        line.Length > 0 && line[^1] == CharacterCleaner.LineEndHyphen ? line[..^1] : line;
}
