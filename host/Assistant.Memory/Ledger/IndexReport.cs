using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Ledger;

/// <summary>What people who ask want to know of the index. Thread-safe.</summary>
public sealed class IndexReport
{
    private readonly SqliteDatabase _database;
    private readonly IPassageIndex _index;
    private readonly EmbeddingReport _embedding;

    internal IndexReport(SqliteDatabase database, IPassageIndex index, EmbeddingReport embedding) => (_database, _index, _embedding) = (database, index, embedding);

    /// <summary>The state of a city; a count over its documents, so not for every request.</summary>
    /// <param name="cityId">The city.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public IndexState Read(string cityId)
    {
        var embedding = _embedding.Read(cityId);
        return _database.Read(connection => Read(connection, cityId) with { Embedding = embedding });
    }

    private IndexState Read(SqliteConnection connection, string cityId)
    {
        var (documents, pending) = connection.QuerySingle<(long Documents, long Pending)>(
            "SELECT count(*), coalesce(sum(pending = 1), 0) FROM document WHERE city = @cityId AND pending <> 2", new { cityId });
        var last = connection.QuerySingle<string?>("SELECT max(completed_at) FROM source WHERE city = @cityId", new { cityId });
        return new IndexState((int)documents, (int)pending, documents > 0 && _index.WantsRebuild, last is null ? null : LedgerFormats.Instant(last));
    }
}
