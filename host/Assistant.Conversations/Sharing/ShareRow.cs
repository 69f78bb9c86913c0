using Assistant.Conversations.History;

namespace Assistant.Conversations.Sharing;

/// <summary>A row of the table <c>share</c>, with the end of the branch that the owner sees.</summary>
internal sealed class ShareRow
{
    public const string Columns =
        "s.token AS Token, s.subject AS Subject, s.conversation AS Conversation, s.leaf AS Leaf, s.audiences AS Audiences, s.shared_ms AS Shared, c.active_leaf AS Shown";

    /// <summary>Links to conversations that are there; those of deleted ones lead nowhere.</summary>
    public const string Source =
        "share s JOIN conversation c ON c.city = s.city AND c.subject = s.subject AND c.id = s.conversation AND c.deleted_ms IS NULL";

    public string Token { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Conversation { get; init; } = "";

    public string Leaf { get; init; } = "";

    public string Audiences { get; init; } = "";

    public long Shared { get; init; }

    public string? Shown { get; init; }

    public Share ToShare() => new(Token, Rows.Instant(Shared), Leaf == Shown);
}
