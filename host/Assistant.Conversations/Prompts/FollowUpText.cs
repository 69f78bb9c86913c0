namespace Assistant.Conversations.Prompts;

/// <summary>A question as it is searched for. Immutable.</summary>
/// <param name="Text">The question, with the words of earlier questions behind it where it means nothing without them.</param>
/// <param name="Added">The words that were added; empty where the question stands for itself.</param>
internal sealed record FollowUpText(string Text, IReadOnlyList<string> Added);
