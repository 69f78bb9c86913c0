using System.Text;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Filtering;

/// <summary>The last few selections of a segment: a person filters, then asks several times. At most <see cref="MaxEntries"/>, the one used longest ago goes first. Thread-safe.</summary>
internal sealed class SelectionCache
{
    /// <summary>At a million passages in 50,000 documents these are 100 kB.</summary>
    public const int MaxEntries = 16;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, DocumentSet? Set)> _entries = new();

    /// <summary>How many selections are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    public DocumentSet? Get(SegmentReader segment, DocumentSet? deleted, AccessFilter access, IndexQuery query)
    {
        if (query.Document is not null)
            return DocumentSelector.Select(segment, deleted, access, query);
        var key = Key(access, query);
        lock (_lock)
        {
            for (var node = _entries.First; node is not null; node = node.Next)
            {
                if (!string.Equals(node.Value.Key, key, StringComparison.Ordinal))
                    continue;
                _entries.Remove(node);
                _entries.AddFirst(node);
                return node.Value.Set;
            }
        }

        var selected = DocumentSelector.Select(segment, deleted, access, query);
        lock (_lock)
        {
            _entries.AddFirst((key, selected));
            if (_entries.Count > MaxEntries)
                _entries.RemoveLast();
        }

        return selected;
    }

    private static string Key(AccessFilter access, IndexQuery query)
    {
        var key = new StringBuilder();
        foreach (var audience in access.Audiences)
            key.Append(audience.Value).Append('\0');
        return Append(Append(key, query.Filter), query.Implied).ToString();
    }

    private static StringBuilder Append(StringBuilder key, DocumentFilter filter)
    {
        key.Append('\u0001').Append(filter.Since?.DayNumber).Append('-').Append(filter.Until?.DayNumber);
        foreach (var (facet, values) in filter.Facets)
        {
            key.Append('\u0002').Append(facet);
            foreach (var value in values)
                key.Append('\0').Append(value);
        }

        return key;
    }
}
