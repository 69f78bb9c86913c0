namespace Assistant.Conversations.History;

/// <summary>A row of the table <c>message</c>.</summary>
internal sealed class MessageRow
{
    public string Id { get; init; } = "";

    public string? Parent { get; init; }

    public string Role { get; init; } = "";

    public string State { get; init; } = "";

    public string Text { get; init; } = "";

    public long Created { get; init; }

    public long? Ended { get; init; }

    public string? Note { get; init; }

    public string? Answer { get; init; }

    public string? Simple { get; init; }

    public StoredMessage ToMessage() => new()
    {
        Id = Id,
        ParentId = Parent,
        Role = Role == "user" ? MessageRole.User : MessageRole.Assistant,
        State = Rows.State(State),
        Text = Text,
        CreatedAt = Rows.Instant(Created),
        EndedAt = Ended is { } ended ? Rows.Instant(ended) : null,
        Note = Note,
        AnswerJson = Answer,
        Answer = HistoryJson.Read(Answer),
        Simple = HistoryJson.ReadSimple(Simple),
    };
}
