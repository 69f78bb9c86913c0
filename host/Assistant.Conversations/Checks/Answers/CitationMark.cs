namespace Assistant.Conversations.Checks.Answers;

/// <summary>A citation in an answer, such as [2].</summary>
/// <param name="Number">Which passage it names.</param>
/// <param name="Start">Where its bracket opens.</param>
/// <param name="Length">With both brackets.</param>
internal sealed record CitationMark(int Number, int Start, int Length);
