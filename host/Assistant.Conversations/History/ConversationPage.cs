namespace Assistant.Conversations.History;

/// <summary>A page of a list. Immutable.</summary>
/// <param name="Conversations">Newest first.</param>
/// <param name="Next">Asks for the next page; <see langword="null"/> on the last one.</param>
public sealed record ConversationPage(IReadOnlyList<ConversationSummary> Conversations, string? Next);
