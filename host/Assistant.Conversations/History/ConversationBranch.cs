using System.Data.Common;
using Assistant.Conversations.Uploads;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>
/// Copies the way to a message into a conversation of its own, with answers, evidence and sources as they are stored: so a document that is
/// taken back leaves the copy, too. Not copied is what a person decided or entered: approvals, feedback, form entries, links,
/// and of somebody else's conversation the uploaded files.
/// </summary>
/// <param name="caller">Whose the copy is.</param>
/// <param name="owner">Whose the conversation is: the caller, or who has shared it in the same city.</param>
/// <param name="conversationId">The conversation.</param>
/// <param name="timeProvider">Stamps the copy.</param>
internal sealed class ConversationBranch(Caller caller, string owner, string conversationId, TimeProvider timeProvider)
{
    /// <returns>The id of the new conversation.</returns>
    public async Task<string> CopyAsync(DbConnection connection, string messageId)
    {
        var path = (await MessageTree.ReadAsync(connection, caller.CityId, owner, conversationId)).PathTo(messageId);
        if (path.Count == 0)
            throw new ConversationNotFoundException(conversationId, messageId);

        var copy = timeProvider.NewId();
        var ids = path.Select(_ => timeProvider.NewId()).ToList();
        await connection.ExecuteAsync(
            $"""
            INSERT INTO conversation (city, subject, id, title, folded, created_ms, updated_ms, active_leaf)
            SELECT city, @reader, @copy, title, folded, @now, @now, @leaf FROM conversation WHERE {Rows.OfConversation}
            """,
            Key(("copy", copy), ("now", timeProvider.Now()), ("leaf", ids[^1])));
        for (var i = 0; i < path.Count; i++)
        {
            var values = Key(("copy", copy), ("from", path[i]), ("id", ids[i]), ("parent", i == 0 ? null : ids[i - 1]), ("ordinal", (long)i + 1));
            await CopyMessageAsync(connection, values);
            // A link shows what was asked and answered; whole files of its owner go no further.
            if (owner == caller.Subject)
                await UploadStore.CopyAsync(connection, timeProvider, caller, (conversationId, path[i]), (copy, ids[i]));
        }

        return copy;
    }

    private Dictionary<string, object?> Key(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var key = Rows.Key(caller.CityId, owner, conversationId, values);
        key.Add("reader", caller.Subject);
        return key;
    }

    // An answer that is still being written is copied as far as it goes.
    private static async Task CopyMessageAsync(DbConnection connection, Dictionary<string, object?> values)
    {
        await connection.ExecuteAsync(
            $"""
            INSERT INTO message (city, subject, conversation, id, ordinal, parent, role, state, text, folded, created_ms, ended_ms, answer, note, evidence, simple)
            SELECT city, @reader, @copy, @id, @ordinal, @parent, role, CASE state WHEN 'running' THEN 'interrupted' ELSE state END, text, folded,
                   created_ms, ended_ms, answer, note, evidence, simple
            FROM message WHERE {Rows.OfMessages} AND id = @from
            """,
            values);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO message_source (city, document, subject, conversation, message, document_id)
            SELECT city, document, @reader, @copy, @id, document_id FROM message_source WHERE {Rows.OfMessages} AND message = @from
            """,
            values);
    }
}
