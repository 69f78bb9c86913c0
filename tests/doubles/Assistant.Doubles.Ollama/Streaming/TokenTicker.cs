using System.Threading.Tasks.Sources;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary>The ticks of one stream. One waits at a time; ends with the stream's cancellation.</summary>
internal sealed class TokenTicker : IValueTaskSource, IDisposable
{
    private readonly TokenClock _clock;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _registration;
    private ManualResetValueTaskSourceCore<bool> _source;
    private int _armed;

    public TokenTicker(TokenClock clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static state => ((TokenTicker)state!).Cancel(), this);
    }

    /// <summary>Waits until a timestamp of the clock; at once where it has passed.</summary>
    public ValueTask UntilAsync(long due)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (due <= _clock.Now)
            return ValueTask.CompletedTask;
        _source.Reset();
        Volatile.Write(ref _armed, 1);
        _clock.Schedule(this, due);
        // It may have been cancelled before it was armed.
        if (_cancellationToken.IsCancellationRequested)
            Cancel();
        return new ValueTask(this, _source.Version);
    }

    public void Tick()
    {
        if (Interlocked.Exchange(ref _armed, 0) == 1)
            _source.SetResult(true);
    }

    public void Dispose() => _registration.Dispose();

    public void GetResult(short token) => _source.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private void Cancel()
    {
        if (Interlocked.Exchange(ref _armed, 0) == 1)
            _source.SetException(new OperationCanceledException(_cancellationToken));
    }
}
