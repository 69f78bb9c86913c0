using System.Text;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// Finds the terms of a segment within some edits of another one: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964; optimal string
/// alignment), in a table of which only the band of the width of the edits is filled (Ukkonen 1985). The terms come in order, so that the rows up to the prefix
/// that a term shares with the one before stay as they are, and all terms behind a prefix that is already too far away are passed over.
/// </summary>
internal static class NearTerms
{
    private const int MaxLength = 64;
    private const int Columns = MaxLength + 1;

    /// <summary>Only terms that begin with the same letter: few people err in the first one (Pollock and Zamora 1984), and it keeps the walk short.</summary>
    public static void Find(SegmentReader segment, string term, int edits, ISet<string> found)
    {
        var wanted = Encoding.UTF8.GetBytes(term);
        if (wanted.Length is 0 or > MaxLength || segment.TermCount == 0)
            return;
        var first = wanted.AsSpan(0, Encoding.UTF8.GetByteCount(term.AsSpan(0, char.IsHighSurrogate(term[0]) && term.Length > 1 ? 2 : 1)));
        var walk = new TermWalk(segment);
        walk.SeekBlock(Math.Max(0, segment.BlockOf(first)));
        Span<byte> rows = stackalloc byte[(MaxLength + 1) * Columns];
        Span<byte> least = stackalloc byte[MaxLength + 1];
        for (var column = 0; column <= wanted.Length; column++)
            rows[column] = (byte)Math.Min(column, edits + 1);
        least[0] = 0;
        var valid = 0; // for so many letters of the last term the rows are right
        var far = int.MaxValue; // so many letters of the last term are already too far away
        while (walk.Next())
        {
            valid = Math.Min(valid, walk.Shared);
            far = walk.Shared < far ? int.MaxValue : far;
            var candidate = walk.Term;
            if (!candidate.StartsWith(first))
            {
                if (candidate.SequenceCompareTo(first) > 0)
                    return;
                continue;
            }

            if (far != int.MaxValue || candidate.Length > MaxLength)
                continue;
            while (valid < candidate.Length && far == int.MaxValue)
            {
                FillRow(rows, least, wanted, candidate, ++valid, edits);

                // A swap reaches back over one row: two rows over the limit are the end.
                if (least[valid] > edits && least[valid - 1] > edits)
                    far = valid;
            }

            if (far == int.MaxValue && rows[valid * Columns + wanted.Length] <= edits && !candidate.SequenceEqual(wanted))
                found.Add(Encoding.UTF8.GetString(candidate));
        }
    }

    private static void FillRow(Span<byte> rows, Span<byte> least, ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> candidate, int row, int edits)
    {
        var current = rows.Slice(row * Columns, Columns);
        var above = rows.Slice((row - 1) * Columns, Columns);
        var beyond = (byte)(edits + 1);
        var (from, to) = (Math.Max(1, row - edits), Math.Min(wanted.Length, row + edits));
        var letter = candidate[row - 1];
        current[wanted.Length] = beyond;
        var best = current[0] = (byte)Math.Min(row, beyond);
        if (from <= wanted.Length)
            current[from - 1] = from == 1 ? current[0] : beyond;
        for (var column = from; column <= to; column++)
        {
            var fromAbove = column < row + edits ? above[column] : beyond;
            var distance = Math.Min(Math.Min(fromAbove, current[column - 1]) + 1, above[column - 1] + (letter == wanted[column - 1] ? 0 : 1));
            if (row > 1 && column > 1 && letter == wanted[column - 2] && candidate[row - 2] == wanted[column - 1])
                distance = Math.Min(distance, rows[(row - 2) * Columns + column - 2] + 1);
            current[column] = (byte)Math.Min(distance, beyond);
            best = Math.Min(best, current[column]);
        }

        least[row] = best;
    }
}
