namespace Assistant.Conversations.Filters;

/// <summary>A filter that nobody set, but that the question implies. Immutable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Label">What it narrows to, in the words of its reader's language.</param>
/// <param name="Filters">The filter.</param>
public sealed record ImpliedFilter(FilterKind Kind, string Label, SearchFilters Filters);
