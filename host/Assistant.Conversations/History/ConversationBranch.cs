using System.Data.Common;
using Assistant.Conversations.Uploads;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>Copies the way to a message into a conversation of its own, with answers, evidence and sources as they are stored.</summary>
internal sealed class ConversationBranch(Caller caller, string conversationId, TimeProvider timeProvider)
{
    /// <returns>The id of the new conversation.</returns>
    public async Task<string> CopyAsync(DbConnection connection, string messageId)
    {
        var path = (await MessageTree.ReadAsync(connection, caller, conversationId)).PathTo(messageId);
        if (path.Count == 0)
            throw new ConversationNotFoundException(conversationId, messageId);

        var copy = timeProvider.NewId();
        var ids = path.Select(_ => timeProvider.NewId()).ToList();
        await connection.ExecuteAsync(
            $"""
            INSERT INTO conversation (city, subject, id, title, folded, created_ms, updated_ms, active_leaf)
            SELECT city, subject, @copy, title, folded, @now, @now, @leaf FROM conversation WHERE {Rows.OfConversation}
            """,
            Rows.Key(caller, conversationId, ("copy", copy), ("now", timeProvider.Now()), ("leaf", ids[^1])));
        for (var i = 0; i < path.Count; i++)
        {
            var values = Rows.Key(caller, conversationId, ("copy", copy), ("from", path[i]), ("id", ids[i]), ("parent", i == 0 ? null : ids[i - 1]), ("ordinal", (long)i + 1));
            await CopyMessageAsync(connection, values);
            await UploadStore.CopyAsync(connection, timeProvider, caller, (conversationId, path[i]), (copy, ids[i]));
        }

        return copy;
    }

    // An answer that is still being written is copied as far as it goes.
    private static async Task CopyMessageAsync(DbConnection connection, Dictionary<string, object?> values)
    {
        await connection.ExecuteAsync(
            $"""
            INSERT INTO message (city, subject, conversation, id, ordinal, parent, role, state, text, folded, created_ms, ended_ms, answer, note, evidence, simple)
            SELECT city, subject, @copy, @id, @ordinal, @parent, role, CASE state WHEN 'running' THEN 'interrupted' ELSE state END, text, folded,
                   created_ms, ended_ms, answer, note, evidence, simple
            FROM message WHERE {Rows.OfMessages} AND id = @from
            """,
            values);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO message_source (city, document, subject, conversation, message, document_id)
            SELECT city, document, subject, @copy, @id, document_id FROM message_source WHERE {Rows.OfMessages} AND message = @from
            """,
            values);
    }
}
