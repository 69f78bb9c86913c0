namespace Assistant.Conversations.History;

/// <summary>A conversation with its tree of messages. Immutable.</summary>
/// <param name="Id">The id, among the conversations of its owner.</param>
/// <param name="Title">The title; empty before the first question.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="UpdatedAt">When something was last added.</param>
/// <param name="ActiveLeafId">The last message of the branch that is shown.</param>
/// <param name="Messages">All messages; versions of each other in the order in which they were written.</param>
public sealed record Conversation(
    string Id,
    string Title,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? ActiveLeafId,
    IReadOnlyList<StoredMessage> Messages)
{
    /// <summary>The messages from the first to a message.</summary>
    /// <param name="leafId">The last of them; <see langword="null"/> for the branch that is shown.</param>
    /// <returns>Empty where there is no such message.</returns>
    public IReadOnlyList<StoredMessage> PathTo(string? leafId = null)
    {
        var byId = Messages.ToDictionary(message => message.Id, StringComparer.Ordinal);
        var path = new List<StoredMessage>();
        var id = leafId ?? ActiveLeafId;
        while (id is not null && path.Count < byId.Count && byId.TryGetValue(id, out var message))
        {
            path.Add(message);
            id = message.ParentId;
        }

        path.Reverse();
        return path;
    }
}
