using Assistant.Sdk;

namespace Assistant.Conversations.Quotes;

/// <summary>A stretch of a passage that may answer the question. Immutable.</summary>
/// <param name="Hit">The passage it stands in.</param>
/// <param name="Text">Word for word, white space folded.</param>
/// <param name="Terms">The terms of its sentence.</param>
/// <param name="Score">The higher the better; comparable within one question.</param>
internal sealed record Quote(Hit Hit, string Text, IReadOnlySet<string> Terms, double Score);
