namespace Assistant.Walls.Tests.Doubles;

/// <summary>A clock that moves only when a test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until something waits for at most <paramref name="atMost"/>, moves the clock there, and says how far that was.</summary>
    public async Task<TimeSpan> PassNextWaitAsync(TimeSpan atMost)
    {
        while (true)
        {
            Task changed;
            TimeSpan? wait;
            lock (_lock)
            {
                wait = _timers.Select(timer => timer.Due - _now).Where(due => due <= atMost).Cast<TimeSpan?>().Min();
                changed = _changed.Task;
            }

            if (wait is { } found)
            {
                Advance(found);
                return found;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>Waits until <paramref name="count"/> things wait for exactly <paramref name="wait"/>.</summary>
    public async Task WaitingAsync(TimeSpan wait, int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_timers.Count(timer => timer.Due - _now == wait) >= count)
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ToList();
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
