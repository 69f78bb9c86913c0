namespace Assistant.Memory.Indexing;

/// <summary>Which documents a search may find, beside what its caller may see. Immutable.</summary>
public sealed record DocumentFilter
{
    /// <summary>Only documents of this day or later.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only documents of this day or earlier.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Only documents that have at least one of the values in each facet named. Default: no such filter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Whether it lets every document through.</summary>
    public bool IsEmpty => Since is null && Until is null && Facets.Count == 0;
}
