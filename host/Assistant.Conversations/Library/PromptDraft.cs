namespace Assistant.Conversations.Library;

/// <summary>A prompt as its author writes it. Immutable.</summary>
/// <param name="Title">At most <see cref="PromptStore.MaxTitleLength"/> characters.</param>
/// <param name="Text">At most <see cref="PromptStore.MaxTextLength"/> characters.</param>
/// <param name="Department">Whose members are to see it; <see langword="null"/>: the author alone.</param>
public sealed record PromptDraft(string Title, string Text, string? Department);
