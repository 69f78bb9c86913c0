namespace Assistant.Load;

/// <summary>Adds up what the workers see. Thread-safe.</summary>
internal sealed class Tally(long countsFrom, long countsTo)
{
    private readonly Lock _lock = new();
    private readonly List<StreamResult> _results = [];
    private long _tokens;
    private int _open;
    private int _mostOpen;

    public int MostOpen => _mostOpen;

    /// <summary>Tokens that came while it counts.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    public IReadOnlyList<StreamResult> Results
    {
        get
        {
            lock (_lock)
                return [.. _results];
        }
    }

    public void Open()
    {
        var open = Interlocked.Increment(ref _open);
        int most;
        while (open > (most = Volatile.Read(ref _mostOpen)) && Interlocked.CompareExchange(ref _mostOpen, open, most) != most)
        {
        }
    }

    public void Close() => Interlocked.Decrement(ref _open);

    public void AddTokens(int count, long now)
    {
        if (count > 0 && now >= countsFrom && now <= countsTo)
            Interlocked.Add(ref _tokens, count);
    }

    public void Add(StreamResult result)
    {
        lock (_lock)
            _results.Add(result);
    }
}
