namespace Assistant.Memory.Extraction.Normalization;

/// <summary>
/// Finds text set in two columns in the output of <c>pdftotext -layout</c>, where both columns share a line, and puts the left one before
/// the right one. Tables stay as they are: their cells are short or full of gaps.
/// </summary>
internal static class ColumnReflow
{
    private const int MinLines = 6;
    private const int MaxLines = 1_000;
    private const int MinColumn = 25;
    private const int MaxColumn = 300;
    private const int MinWords = 4;

    /// <summary>The lines in reading order; the same list where there is nothing to do.</summary>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> lines)
    {
        if (lines.Count is < MinLines or > MaxLines || Next(lines, 0) is not { } block)
            return lines;

        var result = new List<string>(lines.Count + 2);
        var done = 0;
        for (Block? columns = block; columns is not null; columns = Next(lines, done))
        {
            for (; done < columns.From; done++)
                result.Add(lines[done]);
            var height = Enumerable.Range(columns.From, columns.To - columns.From).ToList();
            result.AddRange(height.Select(i => Left(lines[i], columns.Column)));
            result.Add("");
            result.AddRange(height.Select(i => Right(lines[i], columns.Column)));
            result.Add("");
            done = columns.To;
        }

        result.AddRange(lines.Skip(done));
        return result;
    }

    private static Block? Next(IReadOnlyList<string> lines, int from)
    {
        foreach (var column in Candidates(lines.Skip(from)))
        {
            if (FindBlock(lines, from, column) is { } block)
                return block;
        }

        return null;
    }

    // Columns at which many lines begin again after a gap: the left edge of a right-hand column.
    private static IEnumerable<int> Candidates(IEnumerable<string> lines)
    {
        var starts = new Dictionary<int, int>();
        foreach (var line in lines)
        {
            for (var i = MinColumn; i < Math.Min(line.Length, MaxColumn); i++)
            {
                if (StartsAt(line, i))
                    starts[i] = starts.GetValueOrDefault(i) + 1;
            }
        }

        return starts.Where(pair => pair.Value >= MinLines).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(3).Select(pair => pair.Key);
    }

    private static Block? FindBlock(IReadOnlyList<string> lines, int first, int column)
    {
        for (var i = first; i < lines.Count; i++)
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
            while (from > first && IsLeftOnly(lines[from - 1], column))
                from--;
            if (IsProse(lines, from, to, column))
                return new Block(from, to, column);
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

    private sealed record Block(int From, int To, int Column);
}
