using System.Runtime.CompilerServices;
using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Ledger;

/// <summary>
/// What was read, from where, and what became of it. The truth from which an index can be rebuilt. A document that the index has not yet
/// been told of is marked as pending in the same transaction that changes it, so that a kill between the two loses nothing.
/// </summary>
internal sealed class DocumentLedger(SqliteDatabase database, TimeProvider timeProvider)
{
    private const int PendingChange = 1;
    private const int PendingDeletion = 2;

    /// <summary>What is known about a document, or <see langword="null"/>.</summary>
    public KnownDocument? Find(long source, string externalId) => database.Read(connection => LedgerQueries.Find(connection, source, externalId));

    /// <summary>Documents with a file whose time to be tried again has come.</summary>
    public IReadOnlyList<KnownDocument> DueForRetry(long source) => database.Read(connection => connection
        .Query<string>(
            """
            SELECT DISTINCT d.external_id FROM file f JOIN document d ON d.id = f.document
            WHERE f.retry_at <= @now AND d.source = @source AND d.pending <> @deletion
            """,
            new { source, deletion = PendingDeletion, now = LedgerFormats.Instant(timeProvider.GetUtcNow()) })
        .Select(externalId => LedgerQueries.Find(connection, source, externalId)!)
        .ToList());

    /// <summary>Writes documents, files and passages in one transaction.</summary>
    /// <returns>How many passages were written.</returns>
    public Task<int> WriteAsync(SourceRun run, IReadOnlyList<PreparedDocument> documents, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => documents.Sum(document => new DocumentWriter(connection, run, timeProvider.GetUtcNow()).Write(document)), cancellationToken);

    /// <summary>Notes that the run has met documents that need no work.</summary>
    public Task MarkSeenAsync(SourceRun run, IReadOnlyList<string> externalIds, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                foreach (var externalId in externalIds)
                    connection.Execute("UPDATE document SET seen_run = @Number WHERE source = @Source AND external_id = @externalId", new { run.Number, run.Source, externalId });
            },
            cancellationToken);

    /// <summary>Hides a document at once; it leaves the index with the next <see cref="DrainAsync"/>.</summary>
    /// <returns>Whether it was there.</returns>
    public Task<bool> MarkDeletedAsync(SourceRun run, string externalId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Execute(
                "UPDATE document SET pending = @pending WHERE source = @Source AND external_id = @externalId AND pending <> @pending",
                new { pending = PendingDeletion, run.Source, externalId }) > 0,
            cancellationToken);

    /// <summary>Hides every document of the source that the run has not met.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> MarkUnseenDeletedAsync(SourceRun run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Execute(
                "UPDATE document SET pending = @pending WHERE source = @Source AND seen_run < @Number AND pending <> @pending",
                new { pending = PendingDeletion, run.Source, run.Number }),
            cancellationToken);

    /// <summary>Tells the index everything that it has not been told, including what an earlier, killed process left.</summary>
    public async Task DrainAsync(IPassageIndex index, CancellationToken cancellationToken)
    {
        const int batch = 100;
        while (true)
        {
            var changed = database.Read(connection => LedgerQueries.Pending(connection, PendingChange, batch));
            var deleted = database.Read(connection => connection.Query<long>("SELECT id FROM document WHERE pending = @PendingDeletion LIMIT @batch", new { PendingDeletion, batch }).ToList());
            if (changed.Count == 0 && deleted.Count == 0)
                return;

            await index.ReplaceAsync(changed, cancellationToken);
            await index.DeleteAsync(deleted, cancellationToken);
            await database.WriteAsync(
                connection =>
                {
                    connection.Execute("UPDATE document SET pending = 0 WHERE pending = @PendingChange AND id IN @ids", new { PendingChange, ids = changed.Select(document => document.Document) });
                    foreach (var id in deleted)
                        LedgerQueries.Remove(connection, id);
                },
                cancellationToken);
        }
    }

    /// <summary>
    /// Compares the index with the ledger, as after one of them was restored from a backup: what the index lacks is marked as pending, what only the index has
    /// is taken out of it.
    /// </summary>
    /// <returns>How many documents differed.</returns>
    public async Task<int> ReconcileAsync(IPassageIndex index, string cityId, CancellationToken cancellationToken)
    {
        // The index is read first: what it holds was in the ledger before, so that a document of a run under way is at worst indexed twice.
        var entries = (await index.EntriesAsync(cityId, cancellationToken)).ToDictionary(entry => entry.Passage, entry => entry.Document);
        var differing = new HashSet<long>();
        var known = await Task.Run(
            () => database.Read(connection =>
            {
                foreach (var (passage, document) in connection.Query<(long Passage, long Document)>(
                    "SELECT p.id, p.document FROM passage p JOIN document d ON d.id = p.document WHERE d.city = @cityId AND d.pending = 0", new { cityId }, buffered: false))
                {
                    if (!entries.Remove(passage, out var indexed) || indexed != document)
                        differing.Add(document);
                }

                differing.UnionWith(entries.Values);
                return connection.Query<long>("SELECT id FROM document WHERE city = @cityId", new { cityId }).ToHashSet();
            }),
            cancellationToken);
        foreach (var documents in differing.Where(known.Contains).Chunk(500))
        {
            await database.WriteAsync(
                connection => connection.Execute("UPDATE document SET pending = @PendingChange WHERE pending = 0 AND id IN @documents", new { PendingChange, documents }), cancellationToken);
        }

        await index.DeleteAsync([.. differing.Where(document => !known.Contains(document))], cancellationToken);
        return differing.Count;
    }

    /// <summary>Every document with all its passages, for building an index anew; those to be removed are left out.</summary>
    public async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> DocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int batch = 200;
        for (var last = 0L; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var after = last;
            var documents = await Task.Run(() => database.Read(connection => LedgerQueries.After(connection, after, batch)), cancellationToken);
            if (documents.Count == 0)
                yield break;
            last = documents[^1].Document;
            yield return documents;
        }
    }
}
