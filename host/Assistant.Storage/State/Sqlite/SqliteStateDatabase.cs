using System.Data.Common;
using Assistant.Storage.Scripts;
using Assistant.Storage.Sqlite;

namespace Assistant.Storage.State.Sqlite;

/// <summary>
/// State in a SQLite file of its own, so that a long write of the ingestion does not hold up a turn. Deleted rows are overwritten. Thread-safe.
/// </summary>
public sealed class SqliteStateDatabase : IStateDatabase, IDisposable
{
    private readonly SqliteDatabase _database;

    /// <summary>Opens or creates the file and brings it to the newest version of the scripts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="timeProvider">Stamps the scripts that are run.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    public SqliteStateDatabase(string path, TimeProvider timeProvider) =>
        // sqlite.org/pragma.html#pragma_secure_delete: what people delete is to be gone from the file, too.
        _database = new SqliteDatabase(path, timeProvider, Script.All("state/sqlite/"), pragmas: "PRAGMA secure_delete=ON;");

    /// <inheritdoc/>
    public StateProvider Provider => StateProvider.Sqlite;

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _database.ReadStepsAsync(read);
    }

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        _database.WriteStepsAsync(write, cancellationToken);

    /// <summary>Writes the write-ahead log into the file and empties it, since old pages stand there until it is full.</summary>
    /// <inheritdoc/>
    public Task EraseTracesAsync(CancellationToken cancellationToken) =>
        _database.RunAloneAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();
}
