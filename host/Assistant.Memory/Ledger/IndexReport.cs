using Assistant.Memory.Indexing;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Memory.Ledger;

/// <summary>What people who ask want to know of the index. Thread-safe.</summary>
public sealed class IndexReport
{
    private readonly SqliteDatabase _database;
    private readonly IPassageIndex _index;

    internal IndexReport(SqliteDatabase database, IPassageIndex index) => (_database, _index) = (database, index);

    /// <summary>The state of a city; a count over its documents, so not for every request.</summary>
    /// <param name="cityId">The city.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public IndexState Read(string cityId) => _database.Read(connection =>
    {
        var (documents, pending) = connection.QuerySingle<(long Documents, long Pending)>(
            "SELECT count(*), coalesce(sum(pending = 1), 0) FROM document WHERE city = @cityId AND pending <> 2", new { cityId });
        var last = connection.QuerySingle<string?>("SELECT max(completed_at) FROM source WHERE city = @cityId", new { cityId });
        return new IndexState((int)documents, (int)pending, documents > 0 && _index.WantsRebuild, last is null ? null : LedgerFormats.Instant(last));
    });
}
