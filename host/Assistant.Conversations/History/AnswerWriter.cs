using System.Text.Json;
using Assistant.Conversations.Evidence;
using Assistant.Storage;
using Assistant.Storage.State;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.History;

/// <summary>Writes one answer's row.</summary>
internal sealed partial class AnswerWriter(AnswerPlace place, IStateDatabase database, RunnerIdentity runner, CitedPassages cited, TimeProvider timeProvider, ILogger logger)
{
    /// <returns>Whether it is still being written here; not where it was stopped, deleted or given up on.</returns>
    public async Task<bool> SaveAsync(string text, CancellationToken cancellationToken) => await database.WriteAsync(
        connection => connection.ExecuteAsync(
            $"UPDATE message SET text = @text, folded = @folded, beat_ms = @now WHERE {Rows.OfMessages} AND id = @id AND runner = @runner AND state = 'running'",
            Key(("text", text), ("folded", StoredText.Fold(text)), ("now", timeProvider.Now()), ("runner", runner.Id))),
        cancellationToken) > 0;

    public Task EndAsync(MessageState state, string text, string? note, CancellationToken cancellationToken) =>
        EndAsync(state, text, note, null, [], cancellationToken);

    public Task EndAsync(StoredAnswer answer, CancellationToken cancellationToken)
    {
        var passages = Passages(answer);
        var stored = answer with { IndexVersion = answer.IndexVersion ?? cited.IndexVersion };
        return EndAsync(MessageState.Done, answer.Answer.Text, null, stored, passages, cancellationToken);
    }

    // An index that is out of reach costs the evidence, not the answer; the evidence package then says so.
    private IReadOnlyList<EvidencePassage> Passages(StoredAnswer answer)
    {
        try
        {
            return cited.Read(place.Caller, answer.Answer.Citations);
        }
        catch (StorageException exception)
        {
            LogNoEvidence(exception.Failure, exception.Message);
            return [];
        }
    }

    // Somebody's stop stands, whatever came after it. A host that was silent for too long and goes on all the same has the last word.
    private Task EndAsync(MessageState state, string text, string? note, StoredAnswer? answer, IReadOnlyList<EvidencePassage> passages, CancellationToken cancellationToken)
    {
        var values = Key(
            ("state", Rows.Word(state)),
            ("text", text),
            ("folded", StoredText.Fold(text)),
            ("note", note),
            ("answer", answer is null ? null : JsonSerializer.Serialize(answer, HistoryJson.Stored)),
            ("evidence", passages.Count == 0 ? null : JsonSerializer.Serialize(passages, HistoryJson.Cited)),
            ("now", timeProvider.Now()),
            ("runner", runner.Id));
        var documents = passages.Select(passage => passage.DocumentId).Distinct(StringComparer.Ordinal).ToList();
        return database.WriteAsync(
            async connection =>
            {
                var written = await connection.ExecuteAsync(
                    $"""
                    UPDATE message SET state = CASE state WHEN 'stopped' THEN 'stopped' ELSE @state END, text = @text, folded = @folded, note = @note,
                           answer = @answer, evidence = @evidence, ended_ms = @now
                    WHERE {Rows.OfMessages} AND id = @id AND runner = @runner AND state IN ('running', 'stopped', 'interrupted')
                    """,
                    values);
                foreach (var document in written == 0 ? [] : documents)
                {
                    await connection.ExecuteAsync(
                        "INSERT INTO message_source (city, document, subject, conversation, message, document_id) VALUES (@city, @key, @subject, @conversation, @id, @document) ON CONFLICT DO NOTHING",
                        Key(("key", Hash.Of(document)), ("document", document)));
                }

                return written;
            },
            cancellationToken);
    }

    private Dictionary<string, object?> Key(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var key = Rows.Key(place.Caller, place.ConversationId, values);
        key.Add("id", StoredText.Clean(place.AnswerId));
        return key;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The passages that an answer cites could not be kept with it ({Failure}): {Reason}")]
    private partial void LogNoEvidence(StorageFailure failure, string reason);
}
