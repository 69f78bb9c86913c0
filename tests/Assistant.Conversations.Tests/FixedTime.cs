namespace Assistant.Conversations.Tests;

/// <summary>A clock that stands still unless the test moves it; its timers ring when the test says so.</summary>
internal sealed class FixedTime : TimeProvider
{
    private readonly List<Alarm> _alarms = [];

    /// <summary>A Wednesday.</summary>
    public static readonly DateOnly Today = new(2026, 9, 16);

    /// <summary>How far the test has moved it.</summary>
    public TimeSpan Moved { get; set; }

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Today, new TimeOnly(8, 0), TimeSpan.Zero) + Moved;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(callback, state);
        lock (_alarms)
            _alarms.Add(alarm);
        return alarm;
    }

    /// <summary>All that wait have waited long enough.</summary>
    public void RingAll()
    {
        Alarm[] alarms;
        lock (_alarms)
            alarms = [.. _alarms];
        foreach (var alarm in alarms)
            alarm.Ring();
    }

    private sealed class Alarm(TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public void Ring()
        {
            if (!_disposed)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
