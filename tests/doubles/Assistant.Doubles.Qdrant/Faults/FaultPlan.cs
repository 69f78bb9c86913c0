namespace Assistant.Doubles.Qdrant.Faults;

/// <summary>The faults to come. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<(Fault Fault, int Seen)> _faults = [];

    /// <summary>Adds one.</summary>
    public void Add(Fault fault)
    {
        lock (_lock)
            _faults.Add((fault, 0));
    }

    /// <summary>Ends all.</summary>
    public void Clear()
    {
        lock (_lock)
            _faults.Clear();
    }

    internal FaultKind? Meet(string method, string path)
    {
        lock (_lock)
        {
            for (var i = 0; i < _faults.Count; i++)
            {
                var (fault, seen) = _faults[i];
                if (!path.Contains(fault.Path, StringComparison.Ordinal) || (fault.Method is not null && fault.Method != method))
                    continue;
                _faults[i] = (fault, seen + 1);
                if (seen >= fault.After && seen - fault.After < fault.Times)
                    return fault.Kind;
            }

            return null;
        }
    }
}
