using System.Numerics;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>The scores of a range of passages, and which of them have one. Used by one thread.</summary>
internal sealed class ScoreWindow
{
    /// <summary>Eight kilobytes of scores stay in the first cache; the bounds of a window of this size are nearly those of single blocks.</summary>
    public const int Size = 2048;

    private readonly int[] _scores = new int[Size];
    private readonly ulong[] _set = new ulong[Size / 64];

    public int From { get; private set; }

    public int To { get; private set; }

    public void Move(int from, int to) => (From, To) = (from, to);

    public void Add(int passage, int score)
    {
        var at = passage - From;
        _scores[at] += score;
        _set[at >> 6] |= 1UL << at;
    }

    /// <summary>Keeps the greater score.</summary>
    public void AddMax(int passage, int score)
    {
        var at = passage - From;
        _scores[at] = Math.Max(_scores[at], score);
        _set[at >> 6] |= 1UL << at;
    }

    /// <summary>Takes the next passage out, in ascending order.</summary>
    /// <param name="from">Where to look from; afterwards the passage.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="score">Its score.</param>
    public bool Take(ref int from, out int passage, out int score)
    {
        for (var word = (from - From) >> 6; word < _set.Length; word++)
        {
            var bits = _set[word];
            if (bits == 0)
                continue;
            var at = (word << 6) + BitOperations.TrailingZeroCount(bits);
            _set[word] = bits & (bits - 1);
            (passage, score) = (From + at, _scores[at]);
            _scores[at] = 0;
            from = passage;
            return true;
        }

        (passage, score) = (0, 0);
        return false;
    }
}
