namespace Assistant.Doubles.Ollama.Streaming;

/// <summary>
/// Ticks all streams: one timer for thousands of them, whose continuations run on its thread one after the other. A timer per token would
/// cost more than the tokens. Thread-safe.
/// </summary>
internal sealed class TokenClock(TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TokenTicker, long> _due = new();
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource? _wake;
    private Task? _pump;

    public long Now => time.GetTimestamp();

    public long After(long timestamp, TimeSpan duration) => timestamp + (long)(duration.TotalSeconds * time.TimestampFrequency);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_pump is not null)
            await _pump.ConfigureAwait(false);
        _stopping.Dispose();
    }

    internal void Schedule(TokenTicker ticker, long due)
    {
        TaskCompletionSource? wake;
        lock (_lock)
        {
            _pump ??= Task.Run(PumpAsync, CancellationToken.None);
            _due.Enqueue(ticker, due);
            wake = _wake;
            _wake = null;
        }

        wake?.SetResult();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                await SomethingAsync().ConfigureAwait(false);
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1), time);
                while (!IsEmpty())
                {
                    await timer.WaitForNextTickAsync(_stopping.Token).ConfigureAwait(false);
                    var now = time.GetTimestamp();
                    while (Next(now) is { } ticker)
                        ticker.Tick();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private Task SomethingAsync()
    {
        lock (_lock)
        {
            if (_due.Count > 0)
                return Task.CompletedTask;
            _wake ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _wake.Task.WaitAsync(_stopping.Token);
        }
    }

    private bool IsEmpty()
    {
        lock (_lock)
            return _due.Count == 0;
    }

    private TokenTicker? Next(long now)
    {
        lock (_lock)
        {
            if (!_due.TryPeek(out _, out var due) || due > now)
                return null;
            return _due.Dequeue();
        }
    }
}
