using System.Data.Common;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.Uploads;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>
/// The conversations of people. Every call reaches those of its caller alone: city and subject are part of every key, and come from the
/// <see cref="Caller"/>. Thread-safe.
/// </summary>
public sealed class ConversationStore(IStateDatabase database, TimeProvider timeProvider, UploadCache uploads)
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>The longest id that a client may choose, in characters.</summary>
    public const int MaxIdLength = 200;

    /// <summary>Begins a conversation.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="title">The title; empty: made from the first question.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Conversation> CreateAsync(Caller caller, string title, CancellationToken cancellationToken)
    {
        var id = timeProvider.NewId();
        await InsertAsync(caller, id, title, cancellationToken);
        return (await FindAsync(caller, id, cancellationToken))!;
    }

    /// <summary>Begins a conversation under an id that the client chose, unless the caller has it already.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="conversationId">The id: at most <see cref="MaxIdLength"/> characters. The same id of somebody else's is another conversation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task EnsureAsync(Caller caller, string conversationId, CancellationToken cancellationToken) =>
        InsertAsync(caller, conversationId, "", cancellationToken);

    /// <summary>A conversation with all its messages.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public async Task<Conversation> GetAsync(Caller caller, string conversationId, CancellationToken cancellationToken) =>
        await FindAsync(caller, conversationId, cancellationToken) ?? throw new ConversationNotFoundException(conversationId);

    /// <inheritdoc cref="GetAsync"/>
    /// <returns><see langword="null"/> where the caller has no such conversation.</returns>
    public Task<Conversation?> FindAsync(Caller caller, string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ReadAsync(connection, Rows.Key(caller, conversationId)), cancellationToken);

    /// <summary>The passages that were kept with an answer.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="answerId">The answer.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Empty where none were kept, or there is no such answer.</returns>
    public Task<IReadOnlyList<EvidencePassage>> GetEvidenceAsync(Caller caller, string conversationId, string answerId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => HistoryJson.ReadPassages(await connection.ExecuteScalarAsync<string?>(
            $"SELECT evidence FROM message WHERE {Rows.OfMessages} AND id = @id",
            Rows.Key(caller, conversationId, ("id", answerId)))),
        cancellationToken);

    /// <summary>Gives a conversation another title.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="title">The title, cut at <see cref="MaxTitleLength"/> characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public Task RenameAsync(Caller caller, string conversationId, string title, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var clean = Cut(title);
            await ChangeAsync(connection, "title = @title, folded = @folded", Rows.Key(caller, conversationId, ("title", clean), ("folded", StoredText.Fold(clean))), conversationId);
            return true;
        },
        cancellationToken);

    /// <summary>Shows another branch: the one through a message, down to its newest end.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="messageId">A message of the branch.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last message of the branch.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation, or it has no such message.</exception>
    public Task<string> ActivateAsync(Caller caller, string conversationId, string messageId, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var tree = await MessageTree.ReadAsync(connection, caller, conversationId);
            var leaf = tree.NewestLeafUnder(messageId) ?? throw new ConversationNotFoundException(conversationId, messageId);
            await ChangeAsync(connection, "active_leaf = @leaf", Rows.Key(caller, conversationId, ("leaf", leaf)), conversationId);
            return leaf;
        },
        cancellationToken);

    /// <summary>
    /// Deletes a conversation: nothing finds or changes it any more, and answers that are being written end. For a while it can be brought
    /// back; then <see cref="ConversationTrash"/> empties it for good.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public async Task DeleteAsync(Caller caller, string conversationId, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async connection =>
            {
                var values = Rows.Key(caller, conversationId, ("now", timeProvider.Now()));
                await connection.ExecuteAsync($"UPDATE message SET state = 'stopped', ended_ms = @now WHERE {Rows.OfMessages} AND state = 'running'", values);
                await ChangeAsync(connection, "deleted_ms = @now", values, conversationId);
                return true;
            },
            cancellationToken);
        // Its files among them; the others are analysed anew when they are asked about.
        uploads.Forget(caller);
    }

    /// <summary>Begins a conversation with a copy of the messages from the first to one of them.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation to copy from.</param>
    /// <param name="messageId">The last message of the copy.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The id of the new conversation.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation, or it has no such message.</exception>
    public Task<string> BranchAsync(Caller caller, string conversationId, string messageId, CancellationToken cancellationToken)
    {
        var branch = new ConversationBranch(caller, caller.Subject, conversationId, timeProvider);
        return database.WriteAsync(connection => branch.CopyAsync(connection, messageId), cancellationToken);
    }

    /// <returns><see langword="null"/> where there is no such conversation.</returns>
    internal static async Task<Conversation?> ReadAsync(DbConnection connection, Dictionary<string, object?> key)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ConversationRow>(
            $"SELECT id AS Id, title AS Title, created_ms AS Created, updated_ms AS Updated, active_leaf AS Leaf FROM conversation WHERE {Rows.OfConversation}",
            key);
        if (row is null)
            return null;
        var messages = await connection.QueryAsync<MessageRow>(
            $"""
            SELECT id AS Id, parent AS Parent, role AS Role, state AS State, text AS Text, created_ms AS Created, ended_ms AS Ended,
                   note AS Note, answer AS Answer, simple AS Simple
            FROM message WHERE {Rows.OfMessages} ORDER BY ordinal, id
            """,
            key);
        var attachments = await UploadStore.OfConversationAsync(connection, key);
        return new Conversation(row.Id, row.Title, Rows.Instant(row.Created), Rows.Instant(row.Updated), row.Leaf, [.. messages.Select(message => message.ToMessage() with { Attachments = [.. attachments[message.Id]] })]);
    }

    private Task InsertAsync(Caller caller, string id, string title, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > MaxIdLength)
            throw new ArgumentException($"The id of a conversation has 1 to {MaxIdLength} characters.", nameof(id));
        var clean = Cut(title);
        var values = Rows.Key(caller, id, ("title", clean), ("folded", StoredText.Fold(clean)), ("now", timeProvider.Now()));
        return database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO conversation (city, subject, id, title, folded, created_ms, updated_ms)
                VALUES (@city, @subject, @conversation, @title, @folded, @now, @now) ON CONFLICT DO NOTHING
                """,
                values),
            cancellationToken);
    }

    private static async Task ChangeAsync(DbConnection connection, string assignments, Dictionary<string, object?> values, string conversationId)
    {
        if (await connection.ExecuteAsync($"UPDATE conversation SET {assignments} WHERE {Rows.OfConversation}", values) == 0)
            throw new ConversationNotFoundException(conversationId);
    }

    private static string Cut(string title)
    {
        var line = string.Join(' ', StoredText.Clean(title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaxTitleLength ? line : StoredText.Clean(line[..MaxTitleLength]);
    }
}
