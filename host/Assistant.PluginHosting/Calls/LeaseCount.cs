namespace Assistant.PluginHosting.Calls;

/// <summary>How many turns hold on to something. Thread-safe.</summary>
internal sealed class LeaseCount
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;
    private bool _closed;

    public int Open => Volatile.Read(ref _open);

    /// <summary>One more, unless none is given out any more.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            _open++;
            return true;
        }
    }

    public void Return()
    {
        lock (_lock)
        {
            if (--_open == 0 && _closed)
                _empty.TrySetResult();
        }
    }

    /// <summary>Gives none out any more and waits until all are back, at most until the limit or the cancellation.</summary>
    /// <returns>Those that are still out.</returns>
    public async Task<int> CloseAsync(TimeSpan limit, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _closed = true;
            if (_open == 0)
                _empty.TrySetResult();
        }

        try
        {
            await _empty.Task.WaitAsync(limit, timeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Whoever forgot to give it back must not hold the plugin for ever.
        }

        return Open;
    }
}
