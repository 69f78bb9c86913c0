using System.Text;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// Finds the terms of a segment within some edits of another one: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964; optimal string
/// alignment). The terms come in order, so that the rows of the table up to the prefix that a term shares with the one before stay as they are, and all terms
/// behind a prefix that is already too far away are passed over.
/// </summary>
internal static class NearTerms
{
    private const int MaxLength = 64;

    /// <summary>Only terms that begin with the same letter: few people err in the first one (Pollock and Zamora 1984), and it keeps the walk short.</summary>
    public static void Find(SegmentReader segment, string term, int edits, ISet<string> found)
    {
        var wanted = Encoding.UTF8.GetBytes(term);
        if (wanted.Length is 0 or > MaxLength || segment.TermCount == 0)
            return;
        var first = wanted.AsSpan(0, Encoding.UTF8.GetByteCount(term.AsSpan(0, char.IsHighSurrogate(term[0]) && term.Length > 1 ? 2 : 1)));
        var walk = new TermWalk(segment);
        walk.SeekBlock(Math.Max(0, segment.BlockOf(first)));
        var columns = wanted.Length + 1;
        Span<byte> rows = stackalloc byte[(MaxLength + 3) * (MaxLength + 2)];
        for (var column = 0; column < columns; column++)
            rows[column] = (byte)column;
        var valid = 0; // for so many letters of the last term the rows are right
        while (walk.Next())
        {
            valid = Math.Min(valid, walk.Shared);
            var candidate = walk.Term;
            if (!candidate.StartsWith(first))
            {
                if (candidate.SequenceCompareTo(first) > 0)
                    return;
                valid = 0;
                continue;
            }

            if (candidate.Length > wanted.Length + edits || candidate.Length > MaxLength)
                continue;
            var (length, near) = Extend(rows, columns, wanted, candidate, valid, edits);
            valid = length;
            if (near && length == candidate.Length && rows[length * columns + wanted.Length] <= edits && !candidate.SequenceEqual(wanted))
                found.Add(Encoding.UTF8.GetString(candidate));
        }
    }

    /// <summary>Fills the rows behind the valid ones, as long as any prefix is near enough.</summary>
    private static (int Rows, bool Near) Extend(Span<byte> rows, int columns, ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> candidate, int valid, int edits)
    {
        for (var row = valid + 1; row <= candidate.Length; row++)
        {
            var least = row;
            rows[row * columns] = (byte)row;
            for (var column = 1; column < columns; column++)
            {
                var cost = candidate[row - 1] == wanted[column - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(rows[(row - 1) * columns + column], rows[row * columns + column - 1]) + 1, rows[(row - 1) * columns + column - 1] + cost);
                if (row > 1 && column > 1 && candidate[row - 1] == wanted[column - 2] && candidate[row - 2] == wanted[column - 1])
                    distance = Math.Min(distance, rows[(row - 2) * columns + column - 2] + 1);
                rows[row * columns + column] = (byte)distance;
                least = Math.Min(least, distance);
            }

            // A swap may still mend the last two letters, so that one row over the limit is not the end yet.
            if (least > edits + 1)
                return (row, false);
        }

        return (candidate.Length, true);
    }
}
