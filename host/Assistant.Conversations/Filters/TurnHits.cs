using Assistant.Conversations.Questions;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Filters;

/// <summary>What the search of a turn found. Immutable.</summary>
/// <param name="Distinct">Best first, each text once.</param>
/// <param name="Filters">By what it was narrowed in the end.</param>
/// <param name="Relevance">Whether the hits speak of the question.</param>
internal sealed record TurnHits(IReadOnlyList<DistinctHit> Distinct, AppliedFilters Filters, Relevance Relevance)
{
    /// <summary>The passages, best first.</summary>
    public IReadOnlyList<Hit> Hits { get; } = [.. Distinct.Select(distinct => distinct.Hit)];
}
