using Assistant.Conversations.Questions;
using Assistant.Sdk;

namespace Assistant.Conversations.Filters;

/// <summary>What the search of a turn found. Immutable.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Filters">By what it was narrowed in the end.</param>
/// <param name="Relevance">Whether the hits speak of the question.</param>
internal sealed record TurnHits(IReadOnlyList<Hit> Hits, AppliedFilters Filters, Relevance Relevance);
