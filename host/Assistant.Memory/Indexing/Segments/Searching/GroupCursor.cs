using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// The posting lists of a group in one segment: a word of the question and what may stand for it. A passage scores by the best of them that it holds, as in
/// Lucene's DisjunctionMaxQuery: a synonym is another way to meet the same word, no further evidence, and a common synonym must not make the word itself
/// less rare, as it would if their frequencies were added up (the SYN operator). Used by one thread; reusable.
/// </summary>
internal sealed class GroupCursor
{
    private readonly List<PostingCursor> _all = [];
    private int _count;

    /// <summary>Whether a passage is found by this group alone.</summary>
    public bool Drives { get; private set; }

    /// <summary>The most that it can add in the window under way.</summary>
    public int Bound { get; private set; }

    /// <summary>Whether the segment has none of the terms.</summary>
    public bool IsEmpty => _count == 0;

    public void Clear(bool drives) => (_count, Drives) = (0, drives);

    public void Add(SegmentReader segment, in TermEntry entry, TermWeight weight)
    {
        if (_count == _all.Count)
            _all.Add(new PostingCursor());
        _all[_count++].Open(segment, entry, weight);
    }

    /// <summary>The next passage that it may hold; at least <paramref name="from"/>.</summary>
    public int Next(int from)
    {
        var next = PostingCursor.Exhausted;
        for (var i = 0; i < _count; i++)
            next = Math.Min(next, Math.Max(_all[i].Passage, from));
        return next;
    }

    public int FindBound(int from, int to)
    {
        Bound = 0;
        for (var i = 0; i < _count; i++)
            Bound = Math.Max(Bound, _all[i].BoundWithin(from, to));
        return Bound;
    }

    /// <summary>What a passage scores by the group.</summary>
    public int ScoreAt(int passage)
    {
        var best = 0;
        for (var i = 0; i < _count; i++)
        {
            _all[i].AdvanceTo(passage);
            if (_all[i].Passage == passage)
                best = Math.Max(best, _all[i].Score());
        }

        return best;
    }

    /// <summary>Adds the scores of all passages in the window.</summary>
    public void AddTo(ScoreWindow window, ScoreWindow spare)
    {
        if (_count == 1)
        {
            _all[0].AddTo(window);
            return;
        }

        spare.Move(window.From, window.To);
        for (var i = 0; i < _count; i++)
        {
            for (_all[i].AdvanceTo(window.From); _all[i].Passage < window.To; _all[i].Next())
                spare.AddMax(_all[i].Passage, _all[i].Score());
        }

        for (var from = window.From; spare.Take(ref from, out var passage, out var score);)
            window.Add(passage, score);
    }
}
