namespace Assistant.Memory.Extraction.Normalization;

/// <summary>
/// Finds text set in two columns in the output of <c>pdftotext -layout</c>, where both columns share a line, and puts the left one before
/// the right one. Tables stay as they are: their cells are short or full of gaps.
/// </summary>
internal static class ColumnReflow
{
    private const int MinLines = 6;
    private const int MinColumn = 25;
    private const int MinWords = 4;

    /// <summary>The lines in reading order; the same list where there is nothing to do.</summary>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> lines)
    {
        foreach (var column in Candidates(lines))
        {
            if (FindBlock(lines, column) is not { } block)
                continue;
            var (from, to) = block;
            return
            [
                .. lines.Take(from),
                .. lines.Skip(from).Take(to - from).Select(line => Left(line, column)),
                "",
                .. lines.Skip(from).Take(to - from).Select(line => Right(line, column)),
                "",
                .. Apply([.. lines.Skip(to)]),
            ];
        }

        return lines;
    }

    // Columns at which many lines begin again after a gap: the left edge of a right-hand column.
    private static IEnumerable<int> Candidates(IReadOnlyList<string> lines)
    {
        var starts = new Dictionary<int, int>();
        foreach (var line in lines)
        {
            for (var i = MinColumn; i < line.Length; i++)
            {
                if (StartsAt(line, i))
                    starts[i] = starts.GetValueOrDefault(i) + 1;
            }
        }

        return starts.Where(pair => pair.Value >= MinLines).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(3).Select(pair => pair.Key);
    }

    private static (int From, int To)? FindBlock(IReadOnlyList<string> lines, int column)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!StartsAt(lines[i], column))
                continue;
            var last = i;
            var end = i + 1;
            for (; end < lines.Count && IsFreeAt(lines[end], column); end++)
            {
                if (StartsAt(lines[end], column))
                    last = end;
            }

            var from = i;
            var to = last + 1;
            // The left column may be longer at either end.
            while (to < lines.Count && IsLeftOnly(lines[to], column))
                to++;
            while (from > 0 && IsLeftOnly(lines[from - 1], column))
                from--;
            if (IsProse(lines, from, to, column))
                return (from, to);
            i = end - 1;
        }

        return null;
    }

    private static bool IsProse(IReadOnlyList<string> lines, int from, int to, int column)
    {
        var block = Enumerable.Range(from, to - from).Select(i => lines[i]).ToList();
        return block.Count(line => StartsAt(line, column) && Left(line, column).Length > 0) >= MinLines
            && IsProse([.. block.Select(line => Left(line, column)).Where(line => line.Length > 0)])
            && IsProse([.. block.Select(line => Right(line, column)).Where(line => line.Length > 0)]);
    }

    private static bool IsProse(IReadOnlyList<string> parts)
    {
        var characters = parts.Sum(part => part.Length);
        return parts.Count >= MinLines
            && parts.Average(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) >= MinWords
            && parts.Sum(part => part.Count(char.IsLetter)) > 0.65 * characters
            && parts.Count(part => part.Contains("   ", StringComparison.Ordinal)) <= 0.25 * parts.Count;
    }

    private static bool StartsAt(string line, int column) =>
        column < line.Length && line[column] != ' ' && line[column - 1] == ' ' && line[column - 2] == ' ';

    private static bool IsFreeAt(string line, int column) => line.Length < column || (line[column - 1] == ' ' && line[column - 2] == ' ');

    private static bool IsLeftOnly(string line, int column) => line.Length < column && !string.IsNullOrWhiteSpace(line);

    private static string Left(string line, int column) => (line.Length < column ? line : line[..column]).Trim();

    private static string Right(string line, int column) => line.Length < column ? "" : line[column..].Trim();
}
