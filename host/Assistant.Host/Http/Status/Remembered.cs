namespace Assistant.Host.Http.Status;

/// <summary>
/// A value that takes a moment to find out: who asks gets what was found last, and it is found out again behind their back, at most every so
/// often. Thread-safe.
/// </summary>
/// <param name="read">Finds out; a failure keeps what was known.</param>
/// <param name="fresh">How long it is good for.</param>
/// <param name="timeProvider">Measures that.</param>
/// <param name="failed">Told of failures.</param>
internal sealed class Remembered<T>(Func<Task<T>> read, TimeSpan fresh, TimeProvider timeProvider, Action<Exception> failed) where T : class
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private readonly Lock _lock = new();
    private volatile T? _known;
    private Task _reading = Task.CompletedTask;
    private long? _readAt;

    /// <summary>The value; <see langword="null"/> where it is not known and takes longer than a moment to find out.</summary>
    public async Task<T?> GetAsync()
    {
        var reading = Begin();
        if (_known is null && !reading.IsCompleted)
            await Task.WhenAny(reading, Task.Delay(s_patience, timeProvider));
        return _known;
    }

    /// <summary>Has it found out again with the next question.</summary>
    public void Forget()
    {
        lock (_lock)
            _readAt = null;
    }

    private Task Begin()
    {
        lock (_lock)
        {
            if (!_reading.IsCompleted || (_readAt is { } at && timeProvider.GetElapsedTime(at) < fresh))
                return _reading;
            _readAt = timeProvider.GetTimestamp();
            return _reading = Task.Run(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            _known = await read();
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }
}
