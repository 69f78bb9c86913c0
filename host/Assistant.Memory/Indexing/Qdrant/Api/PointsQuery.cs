namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A search.</summary>
/// <param name="Query">What it ranks by; <see langword="null"/> for what fits, by id.</param>
/// <param name="Filter">What points must fit.</param>
/// <param name="Limit">How many points.</param>
internal sealed record PointsQuery(SearchQuery? Query, Filter Filter, int Limit)
{
    /// <summary>The name of the vector.</summary>
    public string? Using { get; init; }

    /// <summary>How the vector is searched for.</summary>
    public SearchParameters? Params { get; init; }

    /// <summary>The fields of the payload to return.</summary>
    public IReadOnlyList<string>? WithPayload { get; init; }
}
