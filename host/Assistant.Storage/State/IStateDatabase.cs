using System.Data.Common;

namespace Assistant.Storage.State;

/// <summary>
/// Where conversations, approvals and the like are kept: SQLite in the data directory, or PostgreSQL. Both have the same tables; SQL that
/// differs is chosen by <see cref="Provider"/>. Not the index: a long ingestion does not hold it up. Thread-safe.
/// </summary>
public interface IStateDatabase
{
    /// <summary>Which one it is.</summary>
    StateProvider Provider { get; }

    /// <summary>Runs queries. The connection is not to be kept.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="read">The queries.</param>
    /// <param name="cancellationToken">Ends them.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Runs one transaction, rolled back as a whole when <paramref name="write"/> throws. PostgreSQL may end a transaction for the sake of
    /// others (a deadlock); it is then run again, so <paramref name="write"/> must do the same each time.
    /// </summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="write">The statements; awaits nothing but the database. The connection's commands run in the transaction.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>
    /// Removes what deleted rows have left in the files as far as that is this program's business; called after a deletion that people
    /// asked for. PostgreSQL does it by itself (autovacuum).
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    Task EraseTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
