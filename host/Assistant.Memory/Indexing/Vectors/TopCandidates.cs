namespace Assistant.Memory.Indexing.Vectors;

/// <summary>The best of many by score: a binary heap of limited size with the worst on top. Used by one thread.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly float[] _scores = new float[capacity];
    private readonly int[] _slots = new int[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Those there are, in no particular order.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>Takes one in where it is better than the worst.</summary>
    public void Offer(float score, int slot)
    {
        if (Count < capacity)
            Rise(Count++, score, slot);
        else if (score > _scores[0])
            Sink(score, slot);
    }

    /// <summary>Takes all of another in.</summary>
    public void Offer(TopCandidates other)
    {
        for (var i = 0; i < other.Count; i++)
            Offer(other._scores[i], other._slots[i]);
    }

    private void Rise(int at, float score, int slot)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (_scores[parent] <= score)
                break;
            (_scores[at], _slots[at]) = (_scores[parent], _slots[parent]);
            at = parent;
        }

        (_scores[at], _slots[at]) = (score, slot);
    }

    private void Sink(float score, int slot)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count)
                break;
            if (child + 1 < Count && _scores[child + 1] < _scores[child])
                child++;
            if (_scores[child] >= score)
                break;
            (_scores[at], _slots[at]) = (_scores[child], _slots[child]);
            at = child;
        }

        (_scores[at], _slots[at]) = (score, slot);
    }
}
