namespace Assistant.Conversations.Library;

/// <summary>A prompt that somebody has saved for later. Immutable.</summary>
/// <param name="Id">The id, among those of its author.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The question, with variables as <c>{{Name}}</c>.</param>
/// <param name="Department">Whose members see it, too; <see langword="null"/>: its author alone.</param>
/// <param name="IsMine">Whether the one who asks is its author, who alone may change it.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record Prompt(string Id, string Title, string Text, string? Department, bool IsMine, DateTimeOffset UpdatedAt);
