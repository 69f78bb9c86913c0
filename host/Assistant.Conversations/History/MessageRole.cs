namespace Assistant.Conversations.History;

/// <summary>Who wrote a message.</summary>
public enum MessageRole
{
    /// <summary>The person.</summary>
    User,

    /// <summary>The assistant.</summary>
    Assistant,
}
