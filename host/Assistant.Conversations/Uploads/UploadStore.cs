using System.Data.Common;
using Assistant.Conversations.History;
using Assistant.Conversations.Turns;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.Uploads;

/// <summary>The texts of people's files. Every call reaches those of its caller alone. Thread-safe.</summary>
public sealed class UploadStore(IStateDatabase database, TimeProvider timeProvider, UploadCache cache)
{
    // Those of a deleted conversation are not there, until it is brought back.
    private const string OfUpload =
        "city = @city AND subject = @subject AND id = @upload AND (conversation IS NULL OR EXISTS " +
        "(SELECT 1 FROM conversation live WHERE live.city = upload.city AND live.subject = upload.subject AND live.id = upload.conversation AND live.deleted_ms IS NULL))";

    /// <summary>Deletes a file that no question uses.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="UploadNotFoundException">The caller has no such upload.</exception>
    /// <exception cref="UploadInUseException">It belongs to a conversation.</exception>
    public async Task DeleteAsync(Caller caller, string uploadId, CancellationToken cancellationToken)
    {
        var key = Rows.Key(caller, "", ("upload", uploadId));
        await database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteAsync($"DELETE FROM upload WHERE {OfUpload} AND conversation IS NULL", key) > 0)
                    return true;
                throw await connection.ExecuteScalarAsync<long?>($"SELECT 1 FROM upload WHERE {OfUpload}", key) is null
                    ? new UploadNotFoundException(uploadId)
                    : new UploadInUseException(uploadId);
            },
            cancellationToken);
        cache.Forget(caller.CityId, caller.Subject, uploadId);
        await database.EraseTracesAsync(cancellationToken);
    }

    /// <summary>Deletes the files of everybody that no question has used for a while.</summary>
    /// <param name="age">For how long.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many.</returns>
    public async Task<int> ExpireAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var before = timeProvider.Now() - (long)age.TotalMilliseconds;
        var expired = await database.WriteAsync(
            async connection => (await connection.QueryAsync<(string City, string Subject, string Id)>(
                "DELETE FROM upload WHERE conversation IS NULL AND created_ms < @before RETURNING city, subject, id", new { before })).AsList(),
            cancellationToken);
        foreach (var (city, subject, id) in expired)
            cache.Forget(city, subject, id);
        if (expired.Count > 0)
            await database.EraseTracesAsync(cancellationToken);
        return expired.Count;
    }

    internal Task<long> CountUnusedAsync(Caller caller, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM upload WHERE city = @city AND subject = @subject AND conversation IS NULL", Rows.Key(caller, "")),
        cancellationToken);

    /// <returns>The id.</returns>
    internal async Task<string> AddAsync(Caller caller, string name, int? pages, string text, CancellationToken cancellationToken)
    {
        var id = timeProvider.NewId();
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                "INSERT INTO upload (city, subject, id, name, pages, text, created_ms) VALUES (@city, @subject, @upload, @name, @pages, @text, @now)",
                Rows.Key(caller, "", ("upload", id), ("name", name), ("pages", (long?)pages), ("text", text), ("now", timeProvider.Now()))),
            cancellationToken);
        return id;
    }

    /// <summary>Whether the caller has all of these files.</summary>
    /// <exception cref="UploadNotFoundException">The caller has not got one of them.</exception>
    internal Task RequireAsync(Caller caller, IReadOnlyList<string> uploadIds, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            foreach (var id in uploadIds)
                _ = await connection.ExecuteScalarAsync<long?>($"SELECT 1 FROM upload WHERE {OfUpload}", Rows.Key(caller, "", ("upload", id))) ?? throw new UploadNotFoundException(id);
            return true;
        },
        cancellationToken);

    /// <summary>The files with their texts, in the order of the ids.</summary>
    /// <exception cref="UploadNotFoundException">The caller has not got one of them.</exception>
    internal Task<IReadOnlyList<Attachment>> ReadAsync(Caller caller, IReadOnlyList<string> uploadIds, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Attachment>>(
        async connection =>
        {
            var found = new List<Attachment>(uploadIds.Count);
            foreach (var id in uploadIds)
            {
                var row = await connection.QuerySingleOrDefaultAsync<Row>($"SELECT name AS Name, text AS Text FROM upload WHERE {OfUpload}", Rows.Key(caller, "", ("upload", id)));
                found.Add(new Attachment((row ?? throw new UploadNotFoundException(id)).Name, row.Text) { Id = id });
            }

            return found;
        },
        cancellationToken);

    /// <summary>Binds files to a stored question. One that belongs to another conversation is copied into this one.</summary>
    /// <exception cref="UploadNotFoundException">The caller has not got one of them.</exception>
    internal Task UseAsync(Caller caller, string conversationId, string questionId, IReadOnlyList<string> uploadIds, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            for (var i = 0; i < uploadIds.Count; i++)
            {
                var key = Rows.Key(caller, conversationId, ("upload", uploadIds[i]), ("message", questionId), ("ordinal", (long)i));
                var row = await connection.QuerySingleOrDefaultAsync<Row>($"SELECT conversation AS Conversation FROM upload WHERE {OfUpload}", key)
                    ?? throw new UploadNotFoundException(uploadIds[i]);
                if (row.Conversation is null)
                    await connection.ExecuteAsync($"UPDATE upload SET conversation = @conversation WHERE {OfUpload}", key);
                else if (row.Conversation != (string)key["conversation"]!)
                    key["upload"] = await CopyAsync(connection, timeProvider, caller, uploadIds[i], conversationId);
                await connection.ExecuteAsync(
                    "INSERT INTO message_upload (city, subject, conversation, message, upload, ordinal) VALUES (@city, @subject, @conversation, @message, @upload, @ordinal) ON CONFLICT DO NOTHING",
                    key);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Copies the files of a message to its copy in another conversation.</summary>
    internal static async Task CopyAsync(DbConnection connection, TimeProvider timeProvider, Caller caller, (string Conversation, string Message) from, (string Conversation, string Message) to)
    {
        var uploads = (await connection.QueryAsync<(string Id, long Ordinal)>(
            $"SELECT upload, ordinal FROM message_upload WHERE {Rows.OfMessages} AND message = @message",
            Rows.Key(caller, from.Conversation, ("message", from.Message)))).AsList();
        foreach (var (id, ordinal) in uploads)
        {
            await connection.ExecuteAsync(
                "INSERT INTO message_upload (city, subject, conversation, message, upload, ordinal) VALUES (@city, @subject, @conversation, @message, @upload, @ordinal)",
                Rows.Key(caller, to.Conversation, ("message", to.Message), ("upload", await CopyAsync(connection, timeProvider, caller, id, to.Conversation)), ("ordinal", ordinal)));
        }
    }

    /// <summary>Which files the questions of a conversation have, by question.</summary>
    internal static async Task<ILookup<string, MessageUpload>> OfConversationAsync(DbConnection connection, IReadOnlyDictionary<string, object?> key) =>
        (await connection.QueryAsync<(string Message, string Id, string Name)>(
            """
            SELECT m.message, u.id, u.name FROM message_upload m JOIN upload u ON u.city = m.city AND u.subject = m.subject AND u.id = m.upload
            WHERE m.city = @city AND m.subject = @subject AND m.conversation = @conversation ORDER BY m.ordinal
            """,
            key)).ToLookup(row => row.Message, row => new MessageUpload(row.Id, row.Name), StringComparer.Ordinal);

    private static async Task<string> CopyAsync(DbConnection connection, TimeProvider timeProvider, Caller caller, string uploadId, string conversationId)
    {
        var copy = timeProvider.NewId();
        await connection.ExecuteAsync(
            $"""
            INSERT INTO upload (city, subject, id, conversation, name, pages, text, created_ms)
            SELECT city, subject, @copy, @conversation, name, pages, text, @now FROM upload WHERE {OfUpload}
            """,
            Rows.Key(caller, conversationId, ("upload", uploadId), ("copy", copy), ("now", timeProvider.Now())));
        return copy;
    }

    private sealed class Row
    {
        public string Name { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Conversation { get; init; }
    }
}
