namespace Assistant.Conversations.Turns;

/// <summary>A text that the person adds to a question. It may be somebody else's: it is data, as a passage is. Immutable.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Text">Its text.</param>
public sealed record Attachment(string Name, string Text);
