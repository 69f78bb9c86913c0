using Assistant.Conversations.History;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Library;

/// <summary>A row of the table <c>prompt</c>.</summary>
internal sealed class PromptRow
{
    public const string Columns = "subject AS Subject, id AS Id, department AS Department, title AS Title, text AS Text, updated_ms AS Updated";

    public string Subject { get; init; } = "";

    public string Id { get; init; } = "";

    public string? Department { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public long Updated { get; init; }

    public Prompt ToPrompt(Caller caller) => new(Id, Title, Text, Department, Subject == caller.Subject, Rows.Instant(Updated));
}
