using System.Data.Common;
using System.Globalization;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.Exports;
using Assistant.Memory.Retrieval;
using Assistant.Storage.State;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>
/// Removes the words of documents from stored answers that a city has taken back: depublishing counts as deletion. Can be repeated. Thread-safe.
/// </summary>
public sealed class QuoteWithdrawal(IStateDatabase database, PassageArchive archive)
{
    private static readonly string s_note = new ExportTexts(CultureInfo.GetCultureInfo("de-DE")).Withdrawn;

    /// <summary>Looks for cited documents that are gone, and removes their quotes and passages from the answers.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the waiting between documents.</param>
    /// <returns>How many answers were changed.</returns>
    public async Task<int> RunAsync(string cityId, CancellationToken cancellationToken)
    {
        var cited = await database.ReadAsync(
            connection => connection.QueryAsync<Cited>(
                """
                SELECT s.document_id AS Document, max(m.created_ms) AS At
                FROM message_source s
                JOIN message m ON m.city = s.city AND m.subject = s.subject AND m.conversation = s.conversation AND m.id = s.message
                WHERE s.city = @cityId GROUP BY s.document_id
                """,
                new { cityId }),
            cancellationToken);
        var changed = 0;
        foreach (var document in archive.Withdrawn(cityId, cited.ToDictionary(row => row.Document, row => Rows.Instant(row.At), StringComparer.Ordinal)))
            changed += await database.WriteAsync(connection => WithdrawAsync(connection, cityId, document), cancellationToken);
        if (changed > 0)
            await database.EraseTracesAsync(cancellationToken);
        return changed;
    }

    // A text in plain language says in other words what the document said; it goes as a whole.
    private static async Task<int> WithdrawAsync(DbConnection connection, string cityId, string document)
    {
        var rows = (await connection.QueryAsync<Row>(
            """
            SELECT m.subject AS Subject, m.conversation AS Conversation, m.id AS Id, m.text AS Text, m.answer AS Answer, m.evidence AS Evidence
            FROM message_source s
            JOIN message m ON m.city = s.city AND m.subject = s.subject AND m.conversation = s.conversation AND m.id = s.message
            WHERE s.city = @cityId AND s.document = @key
            """,
            new { cityId, key = Hash.Of(document) })).AsList();
        foreach (var row in rows)
        {
            var (text, answer) = WithdrawnQuotes.Remove(row.Text, row.Answer, document);
            await connection.ExecuteAsync(
                """
                UPDATE message SET text = @text, folded = @folded, answer = @answer, evidence = @evidence, note = @note, simple = NULL
                WHERE city = @cityId AND subject = @Subject AND conversation = @Conversation AND id = @Id
                """,
                new { text, folded = StoredText.Fold(text), answer, evidence = WithdrawnQuotes.RemovePassages(row.Evidence, document), note = s_note, cityId, row.Subject, row.Conversation, row.Id });
            // The copy that the person lets operators read.
            await connection.ExecuteAsync(
                "UPDATE feedback SET answer = @text WHERE city = @cityId AND subject = @Subject AND conversation = @Conversation AND message = @Id AND answer IS NOT NULL",
                new { text, cityId, row.Subject, row.Conversation, row.Id });
        }

        await connection.ExecuteAsync("DELETE FROM message_source WHERE city = @cityId AND document = @key", new { cityId, key = Hash.Of(document) });
        return rows.Count;
    }

    private sealed class Cited
    {
        public string Document { get; init; } = "";

        public long At { get; init; }
    }

    private sealed class Row
    {
        public string Subject { get; init; } = "";

        public string Conversation { get; init; } = "";

        public string Id { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Answer { get; init; }

        public string? Evidence { get; init; }
    }
}
