namespace Assistant.Conversations.History;

/// <summary>A row of the table <c>conversation</c>, with the text of a message where a search found one.</summary>
internal sealed class ConversationRow
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    public long Created { get; init; }

    public long Updated { get; init; }

    public string? Leaf { get; init; }

    public string? Found { get; init; }
}
