using System.Collections.Concurrent;

namespace Assistant.Memory.Indexing;

/// <summary>Which values all documents of a city and audience have, remembered until the index changes. Thread-safe.</summary>
internal sealed class FacetMemory
{
    private readonly ConcurrentDictionary<string, FacetCounts> _known = new(StringComparer.Ordinal);
    private long _changes;

    /// <summary>Forgets everything; what is being counted at this moment is not kept.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    /// <summary>What is remembered, else what is counted now.</summary>
    public FacetCounts Get(AccessFilter access, Func<FacetCounts> count)
    {
        var key = string.Join(' ', access.Scopes);
        if (_known.TryGetValue(key, out var known))
            return known;
        var before = Interlocked.Read(ref _changes);
        var counted = count();
        _known[key] = counted;
        if (Interlocked.Read(ref _changes) != before)
            _known.TryRemove(key, out _);
        return counted;
    }
}
