namespace Assistant.Doubles.Ollama;

/// <summary>What the server counts, over calls that want a model to work. Thread-safe.</summary>
public sealed class Counters
{
    private readonly Lock _lock = new();
    private readonly List<(Func<Counters, bool> IsReached, TaskCompletionSource Waiting)> _waiting = [];

    /// <summary>Calls that have come and are not ended.</summary>
    public int InFlight { get; private set; }

    /// <summary>The most at a time so far.</summary>
    public int MaxInFlight { get; private set; }

    /// <summary>Calls that a model works on: in flight, and not waiting for a load or a slot.</summary>
    public int Generating { get; private set; }

    /// <summary>The most at a time so far.</summary>
    public int MaxGenerating { get; private set; }

    /// <summary>Calls that wait for a load, the one that loads included.</summary>
    public int Pending { get; private set; }

    /// <summary>Calls that have come.</summary>
    public int Started { get; private set; }

    /// <summary>Calls answered to the end.</summary>
    public int Finished { get; private set; }

    /// <summary>Calls whose client went away.</summary>
    public int Cancelled { get; private set; }

    /// <summary>Calls that were refused or ended by a fault.</summary>
    public int Failed { get; private set; }

    /// <summary>Models loaded; another <c>num_ctx</c> loads anew.</summary>
    public int Loads { get; private set; }

    /// <summary>Models unloaded.</summary>
    public int Unloads { get; private set; }

    /// <summary>Waits until the counters are as asked; checked at every change.</summary>
    public Task WaitAsync(Func<Counters, bool> isReached, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (isReached(this))
                return Task.CompletedTask;
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isReached, waiting));
            return waiting.Task.WaitAsync(cancellationToken);
        }
    }

    internal void Change(Action<Counters> change)
    {
        lock (_lock)
        {
            change(this);
            for (var index = _waiting.Count - 1; index >= 0; index--)
            {
                if (!_waiting[index].IsReached(this))
                    continue;
                _waiting[index].Waiting.TrySetResult();
                _waiting.RemoveAt(index);
            }
        }
    }

    internal void Begin() => Change(static counters =>
    {
        counters.Started++;
        counters.MaxInFlight = Math.Max(counters.MaxInFlight, ++counters.InFlight);
    });

    internal void BeginWork() => Change(static counters => counters.MaxGenerating = Math.Max(counters.MaxGenerating, ++counters.Generating));

    internal void EndWork() => Change(static counters => counters.Generating--);

    internal void End(Requests.RequestOutcome outcome) => Change(counters =>
    {
        counters.InFlight--;
        if (outcome == Requests.RequestOutcome.Finished)
            counters.Finished++;
        else if (outcome == Requests.RequestOutcome.Cancelled)
            counters.Cancelled++;
        else
            counters.Failed++;
    });

    internal void BeginPending() => Change(static counters => counters.Pending++);

    internal void EndPending() => Change(static counters => counters.Pending--);

    internal void Load() => Change(static counters => counters.Loads++);

    internal void Unload() => Change(static counters => counters.Unloads++);
}
