namespace Assistant.Conversations.Sharing;

/// <summary>A link to a conversation, as its owner sees it. Immutable.</summary>
/// <param name="Token">What opens the conversation; nobody can guess it.</param>
/// <param name="SharedAt">As of when the link shows the conversation.</param>
/// <param name="IsCurrent">Whether the link shows what the owner sees; not where something was added or another branch chosen since.</param>
public sealed record Share(string Token, DateTimeOffset SharedAt, bool IsCurrent);
