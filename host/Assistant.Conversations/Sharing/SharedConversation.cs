using Assistant.Conversations.History;

namespace Assistant.Conversations.Sharing;

/// <summary>A conversation behind a link, for reading. Immutable.</summary>
/// <param name="Title">The title.</param>
/// <param name="Messages">The branch that was shared, from the first message on; nothing of what its owner decided, said of answers or entered.</param>
/// <param name="SharedAt">As of when.</param>
/// <param name="IsMine">Whether the reader is the owner.</param>
public sealed record SharedConversation(string Title, IReadOnlyList<StoredMessage> Messages, DateTimeOffset SharedAt, bool IsMine);
