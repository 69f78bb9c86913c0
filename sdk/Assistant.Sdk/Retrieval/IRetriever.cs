namespace Assistant.Sdk;

/// <summary>
/// Searches the index on behalf of the person whose question is being answered. City and audience come from that person's identity
/// alone; nothing that a plugin passes in widens them. Thread-safe.
/// </summary>
public interface IRetriever
{
    /// <summary>Finds the best passages.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Best first, at most <see cref="RetrievalQuery.Count"/>; empty where nothing fits.</returns>
    /// <exception cref="PluginException">The index is out of reach or the query is longer than 4,000 characters.</exception>
    Task<IReadOnlyList<Hit>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken);
}

/// <summary>What to look for. Immutable.</summary>
/// <param name="Text">Words as a person would type them; no query syntax. At most 4,000 characters.</param>
public sealed record RetrievalQuery(string Text)
{
    /// <summary>How many passages at most, 1 to 100. Default: 10.</summary>
    public int Count { get; init; } = 10;

    /// <summary>How many passages of the same document at most, 1 to 10. Default: 1.</summary>
    public int PerDocument { get; init; } = 1;

    /// <summary>Only documents of this day or later.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only documents of this day or earlier.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Only documents that have at least one of the values in each facet named. Default: no such filter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
