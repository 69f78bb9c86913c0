using System.Diagnostics.CodeAnalysis;

namespace Assistant.Walls.Egress.Politeness.Limits;

/// <summary>
/// Lets requests to one server through: at most so many at one time, and no faster than its rate. Thread-safe.
/// </summary>
/// <remarks>
/// The rate is a token bucket kept as one time, the virtual scheduling form of ITU-T I.371 (GCRA): a request may come
/// <c>(burst − 1) × interval</c> before its theoretical arrival time, and each one moves that time on by an interval.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process; a semaphore without a wait handle holds nothing to dispose.")]
internal sealed class ServerGate
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _slots;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _bodyTimeLimit;
    private readonly TimeSpan _ownInterval;
    private readonly int _ownBurst;
    private readonly long _start;
    private TimeSpan _crawlDelay;
    private TimeSpan _arrival;
    private TimeSpan _pausedUntil;

    public ServerGate(ServerLimits limits, TimeSpan bodyTimeLimit, TimeProvider timeProvider)
    {
        _slots = new SemaphoreSlim(limits.Concurrency, limits.Concurrency);
        _timeProvider = timeProvider;
        _bodyTimeLimit = bodyTimeLimit;
        _ownInterval = TimeSpan.FromSeconds(1 / limits.RequestsPerSecond);
        // Enough to use the concurrency at once; a tenth of a second's worth for fast servers, because timers tick in milliseconds.
        _ownBurst = Math.Max(limits.Concurrency, (int)Math.Min(limits.RequestsPerSecond / 10, 1000));
        _start = timeProvider.GetTimestamp();
    }

    /// <summary>Waits for a place and for the rate.</summary>
    /// <returns>The place; dispose it when the response has been read.</returns>
    public async Task<ServerSlot> EnterAsync(CancellationToken cancellationToken)
    {
        // The place comes first, so that at most as many requests as there are places hold a reservation that they may not use.
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var wait = Reserve();
            while (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _timeProvider, cancellationToken);
                wait = RestOfPause();
            }

            return new ServerSlot(_slots, _bodyTimeLimit, _timeProvider);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    /// <summary>Sets the wait between two requests that the server asks for in its robots.txt; it only ever slows us down.</summary>
    public void SetCrawlDelay(TimeSpan delay)
    {
        lock (_lock)
            _crawlDelay = delay;
    }

    /// <summary>Lets nobody through for a while, because the server asked for it.</summary>
    public void Pause(TimeSpan pause)
    {
        lock (_lock)
            _pausedUntil = Max(_pausedUntil, Now() + pause);
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var slowed = _crawlDelay > _ownInterval;
            var interval = slowed ? _crawlDelay : _ownInterval;
            var burst = slowed ? 1 : _ownBurst;
            var now = Now();
            var at = Max(Max(now, _pausedUntil), _arrival - ((burst - 1) * interval));
            _arrival = Max(at, _arrival) + interval;
            return at - now;
        }
    }

    private TimeSpan RestOfPause()
    {
        lock (_lock)
            return _pausedUntil - Now();
    }

    private TimeSpan Now() => _timeProvider.GetElapsedTime(_start);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
