namespace Assistant.Memory.Indexing;

/// <summary>What to look for in an index. Immutable.</summary>
/// <param name="Text">Words as a person types them.</param>
/// <param name="Count">How many passages at most.</param>
public sealed record IndexQuery(string Text, int Count)
{
    /// <summary>Only documents of this day or later.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only documents of this day or earlier.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Only documents that have at least one of the values in each facet named. Default: no such filter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
