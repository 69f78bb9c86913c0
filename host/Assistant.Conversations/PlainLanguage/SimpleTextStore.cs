using System.Text.Json;
using Assistant.Conversations.History;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.PlainLanguage;

/// <summary>Keeps texts in plain language with their answers. Thread-safe.</summary>
internal sealed class SimpleTextStore(IStateDatabase database)
{
    /// <summary>Keeps a text with its answer, in place of an earlier one.</summary>
    /// <param name="caller">Whose conversation it is.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="answer">The answer as it was read: one whose words have been withdrawn since gets no text that repeats them.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether the answer is still there as it was.</returns>
    public async Task<bool> SaveAsync(Caller caller, string conversationId, StoredMessage answer, SimpleText text, CancellationToken cancellationToken) => await database.WriteAsync(
        connection => connection.ExecuteAsync(
            $"UPDATE message SET simple = @simple WHERE {Rows.OfMessages} AND id = @id AND role = 'assistant' AND text = @text",
            Rows.Key(caller, conversationId, ("id", answer.Id), ("text", answer.Text), ("simple", JsonSerializer.Serialize(text, HistoryJson.Simple)))),
        cancellationToken) > 0;
}
