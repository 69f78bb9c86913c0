namespace Assistant.Models.Servers.Http;

/// <summary>
/// Cancels a call when the server is silent for too long, or the caller gives up. Only time spent waiting for the server counts, not time
/// in which the reader is busy elsewhere. One timer and one token serve a whole stream: a line costs reading the clock and no more.
/// </summary>
internal sealed class SilenceWatch : IDisposable
{
    private const long NotWaiting = long.MinValue;

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop;
    private readonly ITimer _timer;
    private long _waitingSince;
    private long _limitTicks;
    private volatile bool _expired;

    /// <summary>Begins to wait at once.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long the first byte may take.</param>
    /// <param name="caller">The caller's own token.</param>
    public SilenceWatch(TimeProvider time, TimeSpan limit, CancellationToken caller)
    {
        _time = time;
        _limitTicks = limit.Ticks;
        _waitingSince = time.GetTimestamp();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _timer = time.CreateTimer(static state => ((SilenceWatch)state!).Look(), this, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the limit passed.</summary>
    public bool HasExpired => _expired;

    /// <summary>The limit that counts now.</summary>
    public TimeSpan Limit => new(Volatile.Read(ref _limitTicks));

    /// <summary>Cancelled when the limit passes or the caller gives up.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>From now on another limit counts.</summary>
    public void ChangeLimit(TimeSpan limit)
    {
        Volatile.Write(ref _limitTicks, limit.Ticks);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The reader waits for the server, if it did not already.</summary>
    public void Wait()
    {
        if (Volatile.Read(ref _waitingSince) == NotWaiting)
            Volatile.Write(ref _waitingSince, _time.GetTimestamp());
    }

    /// <summary>The server said something.</summary>
    public void Hear() => Volatile.Write(ref _waitingSince, NotWaiting);

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Dispose();
    }

    // The timer is not moved with each line: when it fires, it looks how long the silence is and comes back when it would be too long.
    private void Look()
    {
        var since = Volatile.Read(ref _waitingSince);
        var left = Limit - (since == NotWaiting ? TimeSpan.Zero : _time.GetElapsedTime(since));
        try
        {
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            _expired = true;
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream ended while the timer fired.
        }
    }
}
