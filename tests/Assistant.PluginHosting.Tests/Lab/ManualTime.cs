namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>Time that stands still until a test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    // Far more than a loaded machine needs: it only ends a test that would never end.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += by;
            due = _timers.FindAll(timer => timer.Due <= _now);
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Moves time in small steps until something has happened that other threads have a part in.</summary>
    public async Task AdvanceUntilAsync(Func<bool> happened, CancellationToken cancellationToken)
    {
        var began = System.GetTimestamp();
        while (!happened())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (System.GetElapsedTime(began) > s_patience)
                throw new TimeoutException($"It has not happened within {s_patience}.");
            Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    /// <summary>Waits for what other threads do, without moving time.</summary>
    /// <param name="happened">What is waited for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="stands">Says how it stands where it does not happen.</param>
    public static async Task UntilAsync(Func<bool> happened, CancellationToken cancellationToken, Func<object>? stands = null)
    {
        var began = System.GetTimestamp();
        while (!happened())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (System.GetElapsedTime(began) > s_patience)
                throw new TimeoutException($"It has not happened within {s_patience}. {stands?.Invoke()}");
            await Task.Yield();
        }
    }

    private sealed class Timer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = time._now + dueTime;
                time._timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
