namespace Assistant.Doubles.OParl.Faults;

/// <summary>Which requests meet which faults. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a fault; the first that matches a request counts.</summary>
    public void Add(Fault fault)
    {
        lock (_lock)
            _entries.Add(new Entry(fault));
    }

    /// <summary>From now on everything works.</summary>
    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }

    internal Fault? Next(string pathAndQuery)
    {
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (!pathAndQuery.Contains(entry.Fault.Path, StringComparison.Ordinal) || entry.Used >= entry.Fault.Times || ++entry.Seen % entry.Fault.Every != 0)
                    continue;
                entry.Used++;
                return entry.Fault;
            }

            return null;
        }
    }

    private sealed class Entry(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Seen { get; set; }

        public int Used { get; set; }
    }
}
