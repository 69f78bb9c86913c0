using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;

namespace Assistant.Host.Synchronization;

/// <summary>One reading of a source, from the wish to the end. Thread-safe.</summary>
internal sealed class SyncRun(SourceKey key, bool full, TimeProvider timeProvider, CancellationToken hostEnds) : IProgress<SyncProgress>, IDisposable
{
    /// <summary>So long nothing may move before the run counts as stuck.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(hostEnds);
    private SyncProgress? _progress;
    private DateTimeOffset? _startedAt;
    private DateTimeOffset _movedAt;

    public SourceKey Key { get; } = key;

    public bool Full { get; } = full;

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Ends with the run, well or not; never fails.</summary>
    public Task Done => _done.Task;

    public SyncProgress? Progress
    {
        get
        {
            lock (_lock)
                return _progress;
        }
    }

    /// <summary>When its turn came; <see langword="null"/> while it waits.</summary>
    public DateTimeOffset? StartedAt
    {
        get
        {
            lock (_lock)
                return _startedAt;
        }
    }

    public SyncRunState State
    {
        get
        {
            lock (_lock)
            {
                return _startedAt is null ? SyncRunState.Waiting
                    : timeProvider.GetUtcNow() - _movedAt >= StuckAfter ? SyncRunState.Stuck
                    : SyncRunState.Running;
            }
        }
    }

    /// <summary>Its turn has come.</summary>
    public void Begin()
    {
        lock (_lock)
            _startedAt = _movedAt = timeProvider.GetUtcNow();
    }

    public void Report(SyncProgress value)
    {
        lock (_lock)
        {
            if (value != _progress)
                _movedAt = timeProvider.GetUtcNow();
            _progress = value;
        }
    }

    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>It is over.</summary>
    public void Dispose()
    {
        _stop.Dispose();
        _done.TrySetResult();
    }
}
