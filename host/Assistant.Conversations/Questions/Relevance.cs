namespace Assistant.Conversations.Questions;

/// <summary>What <see cref="RelevanceGate"/> found. Immutable.</summary>
/// <param name="IsGiven">Whether an answer can be made of the hits.</param>
/// <param name="Coverage">From 0 to 1: the highest share of the question's nouns that one passage speaks of.</param>
/// <param name="WordsNotFound">Nouns, names and numbers that stand in no document that the caller may see, nor do their parts together.</param>
internal sealed record Relevance(bool IsGiven, double Coverage, IReadOnlyList<string> WordsNotFound);
