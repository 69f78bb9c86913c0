namespace Assistant.Conversations.Turns;

/// <summary>A text that the person adds to a question. It may be somebody else's: it is data, as a passage is. Immutable.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Text">Its text; form feeds separate pages.</param>
public sealed record Attachment(string Name, string Text)
{
    /// <summary>Where it is kept; <see langword="null"/> where it is not.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it was added to an earlier question of the conversation: it then gets less room.</summary>
    public bool IsEarlier { get; init; }
}
