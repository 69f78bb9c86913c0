using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Memory.Ledger;

/// <summary>The runs over the sources: cursors, reconciliation, and what could not be read.</summary>
internal sealed class SourceLedger(SqliteDatabase database, TimeProvider timeProvider)
{
    /// <summary>How long an exhaustive run is good for; facts of OParl servers: objects vanish without a tombstone.</summary>
    private static readonly TimeSpan ReconcileAfter = TimeSpan.FromDays(7);

    /// <summary>Opens a run: full when asked for, when none was ever complete, when a full one was cut off, or once a week.</summary>
    public Task<SourceRun> BeginAsync(SourceKey key, bool full, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var now = timeProvider.GetUtcNow();
            connection.Execute("INSERT OR IGNORE INTO source (city, plugin, name) VALUES (@CityId, @Plugin, @Name)", key);
            var row = connection.QuerySingle<(long Id, string? Cursor, long Run, string? FullSince, string? FullAt)>(
                "SELECT id, cursor, run, full_since, full_at FROM source WHERE city = @CityId AND plugin = @Plugin AND name = @Name", key);
            var cutOff = row.FullSince is not null;
            var due = row.FullAt is null || LedgerFormats.Instant(row.FullAt) + ReconcileAfter <= now;
            var runIsFull = full || cutOff || due || row.Cursor is null;
            var since = cutOff ? LedgerFormats.Instant(row.FullSince!) : now;
            connection.Execute(
                "UPDATE source SET run = @run, started_at = @now, full_since = @since WHERE id = @Id",
                new { row.Id, run = row.Run + 1, now = LedgerFormats.Instant(now), since = runIsFull ? LedgerFormats.Instant(since) : null });
            return new SourceRun(row.Id, key, row.Run + 1, row.Cursor, runIsFull, since);
        },
        cancellationToken);

    /// <summary>Moves the cursor; the last step of a complete run.</summary>
    public Task CompleteAsync(SourceRun run, string cursor, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            UPDATE source SET cursor = @cursor, completed_at = @now,
                full_at = CASE WHEN @Full THEN @now ELSE full_at END, full_since = NULL
            WHERE id = @Source;
            DELETE FROM source_issue WHERE source = @Source AND run < @Number;
            """,
            new { run.Source, run.Number, run.Full, cursor, now = LedgerFormats.Instant(timeProvider.GetUtcNow()) }),
        cancellationToken);

    /// <summary>Keeps what the source could not read; an object that was indexed counts as seen.</summary>
    public Task RecordIssueAsync(SourceRun run, string objectId, string reason, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO source_issue (source, object_id, reason, run, at) VALUES (@Source, @objectId, @reason, @Number, @now)
            ON CONFLICT (source, object_id) DO UPDATE SET reason = excluded.reason, run = excluded.run, at = excluded.at;
            UPDATE document SET seen_run = @Number WHERE source = @Source AND external_id = @objectId;
            """,
            new { run.Source, run.Number, objectId, reason, now = LedgerFormats.Instant(timeProvider.GetUtcNow()) }),
        cancellationToken);
}
