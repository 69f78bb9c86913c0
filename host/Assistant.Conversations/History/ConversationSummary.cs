namespace Assistant.Conversations.History;

/// <summary>A conversation in a list. Immutable.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="UpdatedAt">When something was last added.</param>
/// <param name="Snippet">Where a search found it: some words around the first hit in a message; <see langword="null"/> where only the title fits.</param>
public sealed record ConversationSummary(string Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? Snippet = null);
