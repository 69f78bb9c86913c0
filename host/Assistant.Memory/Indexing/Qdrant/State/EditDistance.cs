namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>How many letters to insert, drop, change or swap with their neighbour make one word of another (Damerau 1964; Levenshtein 1966).</summary>
internal static class EditDistance
{
    private const int MaxLength = 64;

    /// <summary>Whether two words are at most so far apart. In the “optimal string alignment” form: no letter is edited twice.</summary>
    public static bool IsWithin(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int edits)
    {
        if (other.Length > MaxLength || one.Length > MaxLength)
            return false;
        Span<int> before = stackalloc int[MaxLength + 1];
        Span<int> last = stackalloc int[MaxLength + 1];
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var column = 0; column <= other.Length; column++)
            last[column] = column;
        for (var line = 1; line <= one.Length; line++)
        {
            row[0] = line;
            var best = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var changed = last[column - 1] + (one[line - 1] == other[column - 1] ? 0 : 1);
                row[column] = Math.Min(changed, Math.Min(last[column], row[column - 1]) + 1);
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
                best = Math.Min(best, row[column]);
            }

            if (best > edits)
                return false;
            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[other.Length] <= edits;
    }
}
