namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>The best passages so far: a heap with the worst on top. Among equal scores the lower number of the ledger is the better one. Used by one thread.</summary>
internal sealed class TopPassages(int capacity)
{
    private readonly List<Candidate> _heap = new(Math.Min(capacity, 1024));

    /// <summary>What a passage must score at least to be among the best; as long as there is room, anything.</summary>
    public int Threshold { get; private set; } = int.MinValue;

    public void Offer(in Candidate candidate)
    {
        if (_heap.Count < capacity)
        {
            _heap.Add(candidate);
            Rise(_heap.Count - 1);
        }
        else if (candidate.CompareTo(_heap[0]) < 0)
        {
            _heap[0] = candidate;
            Sink();
        }

        if (_heap.Count == capacity)
            Threshold = _heap[0].Score;
    }

    /// <summary>The best first.</summary>
    public List<Candidate> Sorted()
    {
        _heap.Sort();
        return _heap;
    }

    private void Rise(int at)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (_heap[at].CompareTo(_heap[parent]) <= 0)
                return;
            (_heap[at], _heap[parent]) = (_heap[parent], _heap[at]);
            at = parent;
        }
    }

    private void Sink()
    {
        var at = 0;
        while (true)
        {
            var worst = at;
            for (var child = at * 2 + 1; child <= at * 2 + 2 && child < _heap.Count; child++)
            {
                if (_heap[child].CompareTo(_heap[worst]) > 0)
                    worst = child;
            }

            if (worst == at)
                return;
            (_heap[at], _heap[worst]) = (_heap[worst], _heap[at]);
            at = worst;
        }
    }
}
