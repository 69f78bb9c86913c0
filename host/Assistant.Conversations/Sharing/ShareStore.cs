using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Assistant.Conversations.History;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.Sharing;

/// <summary>
/// Links to conversations, for colleagues of the same city who may see at least what the owner may. A link shows the branch as of the
/// sharing; what is asked afterwards is not shown until its owner shares again. Thread-safe; throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class ShareStore(IStateDatabase database, TimeProvider timeProvider)
{
    private const int TokenBytes = 16; // 128 bits
    private const int MaxTokenLength = 64;

    /// <summary>Makes a link to a conversation, or brings the one there is up to date; the link stays the same.</summary>
    /// <param name="caller">The owner.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns><see langword="null"/> where the conversation has no message yet.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public Task<Share?> ShareAsync(Caller caller, string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var values = Rows.Key(
            caller,
            conversationId,
            ("token", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes))),
            ("audiences", string.Join('\n', caller.Audiences.Select(audience => audience.Value))),
            ("now", timeProvider.Now()));
        return database.WriteAsync<Share?>(
            async connection =>
            {
                await RequireAsync(connection, values, conversationId);
                await connection.ExecuteAsync(
                    $"""
                    INSERT INTO share (city, token, subject, conversation, leaf, audiences, shared_ms)
                    SELECT city, @token, subject, id, active_leaf, @audiences, @now FROM conversation WHERE {Rows.OfConversation} AND active_leaf IS NOT NULL
                    ON CONFLICT (city, subject, conversation) DO UPDATE SET leaf = excluded.leaf, audiences = excluded.audiences, shared_ms = excluded.shared_ms
                    """,
                    values);
                return (await OwnAsync(connection, values))?.ToShare();
            },
            cancellationToken);
    }

    /// <summary>The link to a conversation of the caller's.</summary>
    /// <param name="caller">The owner.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public Task<Share?> FindAsync(Caller caller, string conversationId, CancellationToken cancellationToken)
    {
        var key = Rows.Key(caller, conversationId);
        return database.ReadAsync(
            async connection =>
            {
                await RequireAsync(connection, key, conversationId);
                return (await OwnAsync(connection, key))?.ToShare();
            },
            cancellationToken);
    }

    /// <summary>Ends a link for good; a later one has another token.</summary>
    /// <param name="caller">The owner.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> EndAsync(Caller caller, string conversationId, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection.ExecuteAsync($"DELETE FROM share WHERE {Rows.OfMessages}", Rows.Key(caller, conversationId)) > 0, cancellationToken);

    /// <summary>Opens a link.</summary>
    /// <param name="caller">The reader.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns><see langword="null"/> where there is no such link in the reader's city, or the reader may not see what it shows.</returns>
    public Task<SharedConversation?> OpenAsync(Caller caller, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return database.ReadAsync(
            async connection =>
            {
                if (await FindAsync(connection, caller, token) is not { } share
                    || await ConversationStore.ReadAsync(connection, Rows.Key(caller.CityId, share.Subject, share.Conversation)) is not { } conversation)
                {
                    return null;
                }

                return new SharedConversation(conversation.Title, conversation.PathTo(share.Leaf), Rows.Instant(share.Shared), share.Subject == caller.Subject);
            },
            cancellationToken);
    }

    /// <summary>
    /// Begins a conversation of the reader's with what a link shows: questions, answers, their sources and evidence. Approvals, feedback, form
    /// entries and links stay with the owner.
    /// </summary>
    /// <param name="caller">The reader, whose the copy is.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The id of the new conversation; <see langword="null"/> as with <see cref="OpenAsync"/>.</returns>
    public Task<string?> CopyAsync(Caller caller, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return database.WriteAsync<string?>(
            async connection => await FindAsync(connection, caller, token) is { } share
                ? await new ConversationBranch(caller, share.Subject, share.Conversation, timeProvider).CopyAsync(connection, share.Leaf)
                : null,
            cancellationToken);
    }

    private static async Task RequireAsync(DbConnection connection, Dictionary<string, object?> key, string conversationId)
    {
        if (await connection.ExecuteScalarAsync<long?>($"SELECT 1 FROM conversation WHERE {Rows.OfConversation}", key) is null)
            throw new ConversationNotFoundException(conversationId);
    }

    private static Task<ShareRow?> OwnAsync(DbConnection connection, Dictionary<string, object?> key) => connection.QuerySingleOrDefaultAsync<ShareRow?>(
        $"SELECT {ShareRow.Columns} FROM {ShareRow.Source} WHERE s.city = @city AND s.subject = @subject AND s.conversation = @conversation", key);

    private static async Task<ShareRow?> FindAsync(DbConnection connection, Caller caller, string token)
    {
        if (token.Length > MaxTokenLength)
            return null;
        var share = await connection.QuerySingleOrDefaultAsync<ShareRow?>(
            $"SELECT {ShareRow.Columns} FROM {ShareRow.Source} WHERE s.city = @city AND s.token = @token", new { city = caller.CityId, token = StoredText.Clean(token) });
        return share is not null && MaySee(caller, share) ? share : null;
    }

    // The answers were made of what their owner may see; who may see less must not read them.
    private static bool MaySee(Caller caller, ShareRow share) =>
        share.Subject == caller.Subject || share.Audiences.Split('\n').All(needed => caller.Audiences.Any(audience => audience.Value == needed));
}
