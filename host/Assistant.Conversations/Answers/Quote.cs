using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>A sentence that may answer the question.</summary>
/// <param name="Hit">The passage it stands in.</param>
/// <param name="Text">Word for word, white space folded.</param>
/// <param name="Terms">The terms of the question that it holds.</param>
/// <param name="Score">The higher the better; comparable within one question.</param>
internal sealed record Quote(Hit Hit, string Text, IReadOnlySet<string> Terms, double Score);
