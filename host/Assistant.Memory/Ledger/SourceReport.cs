using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Memory.Ledger;

/// <summary>What operators want to know of a source, and the one thing that they change in the ledger. Thread-safe.</summary>
public sealed class SourceReport
{
    /// <summary>The longest page.</summary>
    public const int MaxCount = 100;

    // As the partial index file_trouble says it, word for word: else SQLite reads every file.
    private const string Trouble = "f.state NOT IN ('Indexed', 'Partial', 'NoText')";
    private const string OfSource = "s.city = @CityId AND s.plugin = @Plugin AND s.name = @Name";

    private const string Wanted = "s.city IN @Cities AND (@Plugin IS NULL OR s.plugin = @Plugin) AND (@Source IS NULL OR s.name = @Source)";

    private readonly SqliteDatabase _database;
    private readonly TimeProvider _timeProvider;

    internal SourceReport(SqliteDatabase database, TimeProvider timeProvider) => (_database, _timeProvider) = (database, timeProvider);

    /// <summary>Counts a source; over all its passages, so not for every request.</summary>
    /// <param name="key">The source; one that was never read has nothing.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public SourceFigures Read(SourceKey key) => _database.Read(connection =>
    {
        var row = connection.QuerySingleOrDefault<(long Id, string? Started, string? Completed)?>(
            $"SELECT s.id, s.started_at, s.completed_at FROM source s WHERE {OfSource}", key);
        if (row is not { } source)
            return new SourceFigures();
        var (documents, passages) = connection.QuerySingle<(long Documents, long Passages)>(
            """
            SELECT (SELECT count(*) FROM document WHERE source = @Id AND pending <> 2),
                   (SELECT count(*) FROM document d JOIN passage p ON p.document = d.id WHERE d.source = @Id AND d.pending <> 2)
            """,
            new { source.Id });
        var failures = connection.Query<(string State, long Count)>(
            $"""
            SELECT f.state, count(*) FROM file f JOIN document d ON d.id = f.document WHERE {Trouble} AND d.source = @Id AND d.pending <> 2 GROUP BY f.state
            UNION ALL SELECT 'Source', count(*) FROM source_issue WHERE source = @Id HAVING count(*) > 0
            """,
            new { source.Id });
        return new SourceFigures
        {
            StartedAt = Instant(source.Started),
            CompletedAt = Instant(source.Completed),
            Documents = (int)documents,
            Passages = (int)passages,
            Failures = [.. failures.Select(failure => (Enum.Parse<FailureClass>(failure.State), (int)failure.Count)).OrderByDescending(failure => failure.Item2)],
        };
    });

    /// <summary>What could not be read: files in the order of their first reading, then objects.</summary>
    /// <param name="filter">Of which sources, and why.</param>
    /// <param name="count">How many at most; 1 to <see cref="MaxCount"/>.</param>
    /// <param name="next"><see cref="FailurePage.Next"/> of the page before; <see langword="null"/> for the first.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public FailurePage Failures(FailureFilter filter, int count, string? next) => _database.Read(connection =>
    {
        count = Math.Clamp(count, 1, MaxCount);
        // Positions sort as text: files by number, then objects by id.
        var rows = connection.Query<FailureRow>(
            $"""
            SELECT * FROM (
                SELECT printf('f%020d', f.id) AS Position, d.external_id AS DocumentId, d.title AS Title, d.reference AS Reference, f.name AS File, f.state AS State,
                       f.reason AS Reason, f.attempts AS Attempts, f.checked_at AS At, f.retry_at AS RetryAt, coalesce(f.url, d.url) AS Url
                FROM file f JOIN document d ON d.id = f.document JOIN source s ON s.id = d.source
                WHERE {Trouble} AND d.pending <> 2 AND {Wanted} AND (@reason IS NULL OR f.state = @reason)
                UNION ALL
                SELECT printf('o%020d', i.source) || i.object_id, i.object_id, NULL, NULL, NULL, 'Source', i.reason, 1, i.at, NULL, NULL
                FROM source_issue i JOIN source s ON s.id = i.source
                WHERE {Wanted} AND (@reason IS NULL OR @reason = 'Source'))
            WHERE @next IS NULL OR Position > @next ORDER BY Position LIMIT @limit
            """,
            new { filter.Cities, filter.Plugin, filter.Source, reason = filter.Reason?.ToString(), next, limit = count + 1 }).AsList();
        return new FailurePage([.. rows.Take(count).Select(row => row.ToFailure())], rows.Count > count ? rows[count - 1].Position : null);
    });

    /// <summary>Has the next run try every file again that could not be read and may be, as if its time had come.</summary>
    /// <param name="key">The source.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public Task<int> RetryNowAsync(SourceKey key, CancellationToken cancellationToken) => _database.WriteAsync(
        connection => connection.Execute(
            $"""
            UPDATE file SET retry_at = @now WHERE id IN (
                SELECT f.id FROM file f JOIN document d ON d.id = f.document JOIN source s ON s.id = d.source
                WHERE {Trouble} AND f.retry_at IS NOT NULL AND d.pending <> 2 AND {OfSource})
            """,
            new { key.CityId, key.Plugin, key.Name, now = LedgerFormats.Instant(_timeProvider.GetUtcNow()) }),
        cancellationToken);

    private static DateTimeOffset? Instant(string? text) => text is null ? null : LedgerFormats.Instant(text);
}
