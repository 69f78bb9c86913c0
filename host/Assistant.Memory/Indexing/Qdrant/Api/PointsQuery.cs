namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A search.</summary>
/// <param name="Query">What it ranks by.</param>
/// <param name="Filter">What points must fit.</param>
/// <param name="Limit">How many points.</param>
internal sealed record PointsQuery(SearchQuery Query, Filter Filter, int Limit)
{
    /// <summary>The rankings to fuse; <see langword="null"/> for a search by one vector.</summary>
    public IReadOnlyList<Prefetch>? Prefetch { get; init; }

    /// <summary>The name of the vector; <see langword="null"/> with prefetches.</summary>
    public string? Using { get; init; }

    /// <summary>How the vector is searched for; <see langword="null"/> with prefetches.</summary>
    public SearchParameters? Params { get; init; }

    /// <summary>The fields of the payload to return.</summary>
    public IReadOnlyList<string>? WithPayload { get; init; }
}
