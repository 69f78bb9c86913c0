using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// Finds the best passages of a segment by MaxScore (Turtle and Flood 1995) with bounds of blocks (Ding and Suel 2011), a window of passages at a time: in each
/// window the groups that even together could not lift a passage among the best are looked up only for passages that the other groups found. The
/// result is exactly that of scoring everything. Used by one thread; reusable.
/// </summary>
internal sealed class SegmentSearch
{
    private readonly ScoreWindow _window = new();
    private readonly ScoreWindow _spare = new();
    private readonly List<GroupCursor> _pool = [];
    private readonly List<GroupCursor> _order = [];
    private readonly int[] _below = new int[QuestionGroups.MaxGroups + 1];

    /// <summary>Whether everything is scored; the proof of the pruning in tests.</summary>
    public bool Exhaustive { get; init; }

    public void Run(int segmentNumber, SegmentReader segment, QuestionGroups groups, DocumentSet? allowed, TopPassages top, CancellationToken cancellationToken)
    {
        if (!Open(segmentNumber, segment, groups))
            return;
        for (var from = 0; from < segment.Passages;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            from = Next(segment, from, allowed);
            if (from >= segment.Passages)
                return;
            var to = Math.Min(segment.Passages, from + ScoreWindow.Size);
            var essential = Partition(from, to, top.Threshold);
            if (essential < _order.Count)
                Score(segmentNumber, segment, essential, from, to, allowed, top);
            from = to;
        }
    }

    private bool Open(int segmentNumber, SegmentReader segment, QuestionGroups groups)
    {
        _order.Clear();
        var drives = false;
        for (var i = 0; i < groups.All.Count; i++)
        {
            if (_pool.Count == i)
                _pool.Add(new GroupCursor());
            var cursor = _pool[i];
            cursor.Clear(groups.All[i].Drives);
            foreach (var member in groups.All[i].Members)
            {
                if (member.Entries[segmentNumber] is { Passages: > 0 } entry)
                    cursor.Add(segment, entry, member.Weight);
            }

            if (cursor.IsEmpty)
                continue;
            _order.Add(cursor);
            drives |= cursor.Drives;
        }

        return drives;
    }

    /// <summary>The next passage that may be found: one of an allowed document that a driving group may hold.</summary>
    private int Next(SegmentReader segment, int from, DocumentSet? allowed)
    {
        while (from < segment.Passages)
        {
            if (allowed is not null && (from = allowed.NextPassage(segment, from)) >= segment.Passages)
                return from;
            var next = PostingCursor.Exhausted;
            foreach (var group in _order)
            {
                if (group.Drives)
                    next = Math.Min(next, group.Next(from));
            }

            if (next == from || allowed is null)
                return next;
            from = next;
        }

        return from;
    }

    /// <summary>Orders the groups by what they can add in the window, those that do not drive first, and says from which on they are essential.</summary>
    private int Partition(int from, int to, int threshold)
    {
        foreach (var group in _order)
            group.FindBound(from, to);

        // A handful of groups, nearly in order from the last window.
        for (var i = 1; i < _order.Count; i++)
        {
            for (var j = i; j > 0 && IsBefore(_order[j], _order[j - 1]); j--)
                (_order[j], _order[j - 1]) = (_order[j - 1], _order[j]);
        }

        var essential = 0;
        for (var i = 0; i < _order.Count; i++)
        {
            _below[i + 1] = _below[i] + _order[i].Bound;
            if (!_order[i].Drives || (_below[i + 1] < threshold && !Exhaustive && essential == i))
                essential = i + 1;
        }

        return essential;
    }

    private static bool IsBefore(GroupCursor a, GroupCursor b) => a.Drives != b.Drives ? !a.Drives : a.Bound < b.Bound;

    private void Score(int segmentNumber, SegmentReader segment, int essential, int from, int to, DocumentSet? allowed, TopPassages top)
    {
        _window.Move(from, to);
        for (var i = essential; i < _order.Count; i++)
        {
            if (_order[i].Bound > 0)
                _order[i].AddTo(_window, _spare);
        }

        var documents = segment.PassageDocuments;
        var numbers = segment.PassageNumbers;
        for (var at = from; _window.Take(ref at, out var passage, out var score);)
        {
            if (allowed is not null && !allowed.Contains(documents[passage]))
                continue;
            var i = essential;
            for (; i > 0 && (Exhaustive || score + _below[i] >= top.Threshold); i--)
                score += _order[i - 1].ScoreAt(passage);
            if (i == 0 && score >= top.Threshold)
                top.Offer(new Candidate(score, segmentNumber, passage, numbers[passage]));
        }
    }
}
