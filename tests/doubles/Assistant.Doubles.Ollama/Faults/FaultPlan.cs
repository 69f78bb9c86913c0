namespace Assistant.Doubles.Ollama.Faults;

/// <summary>Which requests meet which faults; a request meets all that concern it. May change while the server runs. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private TaskCompletionSource _cleared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Adds a fault; it concerns requests from now on.</summary>
    public void Add(Fault fault)
    {
        lock (_lock)
            _entries.Add(new Entry(fault));
    }

    /// <summary>Adds a fault that happens after some tokens.</summary>
    public void Add(FaultKind kind, int after = 0) => Add(new Fault(kind, after));

    /// <summary>From now on everything works, and what hangs goes on.</summary>
    public void Clear()
    {
        TaskCompletionSource cleared;
        lock (_lock)
        {
            _entries.Clear();
            cleared = _cleared;
            _cleared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        cleared.SetResult();
    }

    internal FaultSet Meet(string path, string? model, bool isWork)
    {
        lock (_lock)
        {
            if (_entries.Count == 0)
                return FaultSet.None;
            var met = _entries.Where(entry => entry.Used < entry.Fault.Times && entry.Fault.Concerns(path, model, isWork)).ToList();
            met.ForEach(entry => entry.Used++);
            return met.Count == 0 ? FaultSet.None : new FaultSet([.. met.Select(entry => entry.Fault)], _cleared.Task);
        }
    }

    private sealed class Entry(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Used { get; set; }
    }
}
