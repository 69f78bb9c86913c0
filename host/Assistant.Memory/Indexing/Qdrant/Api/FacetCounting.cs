namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Asks which values points have.</summary>
/// <param name="Key">The field.</param>
/// <param name="Filter">What points must fit.</param>
/// <param name="Limit">How many values.</param>
/// <param name="Exact">Whether an estimate will not do.</param>
internal sealed record FacetCounting(string Key, Filter Filter, int Limit, bool Exact);
