namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A ranking that another one is made of.</summary>
/// <param name="Query">What it ranks by.</param>
/// <param name="Using">The name of the vector.</param>
/// <param name="Filter">What points must fit.</param>
/// <param name="Limit">How many points.</param>
internal sealed record Prefetch(SearchQuery Query, string Using, Filter Filter, int Limit)
{
    /// <summary>How it is searched for.</summary>
    public SearchParameters? Params { get; init; }
}
