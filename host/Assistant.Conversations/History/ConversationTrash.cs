using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>Deleted conversations: their owner can bring one back for a while, then they are gone. Thread-safe.</summary>
public sealed class ConversationTrash(IStateDatabase database, TimeProvider timeProvider)
{
    /// <summary>For how long a deleted conversation can be brought back.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(60);

    /// <summary>Brings a conversation back as it was, with links to it and approvals that still wait. An answer that was being written stays stopped.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConversationNotFoundException">The caller has no such deleted conversation, or it was deleted too long ago.</exception>
    public async Task RestoreAsync(Caller caller, string conversationId, CancellationToken cancellationToken)
    {
        var values = Rows.Key(caller, conversationId, ("since", Limit()));
        var restored = await database.WriteAsync(
            connection => connection.ExecuteAsync($"UPDATE conversation SET deleted_ms = NULL WHERE {Rows.OfAnyConversation} AND deleted_ms > @since", values),
            cancellationToken);
        if (restored == 0)
            throw new ConversationNotFoundException(conversationId);
    }

    /// <summary>
    /// Empties for good what can no longer be brought back, of all cities: messages, evidence, approvals, feedback, links and form entries,
    /// also from the database's log.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many conversations.</returns>
    /// <exception cref="Storage.StorageException">The database cannot be written.</exception>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var purged = await database.WriteAsync(
            connection => connection.ExecuteAsync("DELETE FROM conversation WHERE deleted_ms <= @before", new { before = Limit() }), cancellationToken);
        if (purged > 0)
            await database.EraseTracesAsync(cancellationToken);
        return purged;
    }

    private long Limit() => timeProvider.Now() - (long)Keep.TotalMilliseconds;
}
