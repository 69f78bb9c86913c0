namespace Assistant.Conversations.History;

/// <summary>The caller has no such conversation, or it has no such message; somebody else's is not told apart from none.</summary>
public sealed class ConversationNotFoundException(string conversationId, string? messageId = null) : Exception(
    messageId is null ? $"The caller has no conversation “{conversationId}”." : $"The conversation “{conversationId}” has no such message “{messageId}”.")
{
    /// <summary>The conversation asked for.</summary>
    public string ConversationId { get; } = conversationId;

    /// <summary>The message asked for; <see langword="null"/> where the conversation itself is not there.</summary>
    public string? MessageId { get; } = messageId;
}
