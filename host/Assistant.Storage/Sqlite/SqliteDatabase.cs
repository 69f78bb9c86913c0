using System.Collections.Concurrent;
using System.Globalization;
using Assistant.Storage.Scripts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Storage.Sqlite;

/// <summary>
/// One SQLite file in WAL mode: any number of readers, one writer at a time. Readers see the last committed state and never wait for the
/// writer. Thread-safe.
/// </summary>
/// <remarks>
/// <c>synchronous=NORMAL</c>: a killed process loses nothing that was committed; after a power failure the last commits may be missing, but
/// the file is whole (sqlite.org/wal.html), and the next synchronisation brings them back.
/// </remarks>
public sealed class SqliteDatabase : IDisposable
{
    private const int MaxIdleReaders = 16;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly string _connectionString;
    private readonly int _busyMilliseconds;
    private SqliteConnection? _writer;
    private volatile bool _closed;

    /// <summary>Opens or creates the file and brings it to the newest version of the scripts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="timeProvider">Stamps the scripts that are run.</param>
    /// <param name="busyTimeout">How long to wait for other programs that lock the file; at least a second. Default: 5 seconds.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    public SqliteDatabase(string path, TimeProvider timeProvider, TimeSpan? busyTimeout = null)
        : this(path, timeProvider, SqliteScripts.All(), busyTimeout)
    {
    }

    /// <summary>As above, with other scripts, and with PRAGMAs of its own for the writer.</summary>
    internal SqliteDatabase(string path, TimeProvider timeProvider, IReadOnlyList<Script> scripts, TimeSpan? busyTimeout = null, string pragmas = "")
    {
        Path = path;
        var busy = busyTimeout ?? TimeSpan.FromSeconds(5);
        _busyMilliseconds = (int)busy.TotalMilliseconds;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = 1, // SQLite itself waits (busy_timeout); the provider's own retries, in whole seconds, would add to that
            Pooling = false, // its connections would run the PRAGMAs again at each opening, and hold a deleted file open
        }.ToString();
        Guard(() =>
        {
            _writer = Open("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA journal_size_limit=67108864;" + pragmas);
            try
            {
                SqliteScripts.Apply(_writer, path, timeProvider, scripts);
            }
            catch
            {
                Dispose();
                throw;
            }

            return true;
        });
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Runs queries on a connection that cannot write. Not to be kept after the call.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="read">The queries; runs on the calling thread.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    public T Read<T>(Func<SqliteConnection, T> read) => Guard(() =>
    {
        var connection = Reader();
        try
        {
            var result = read(connection);
            KeepIdle(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    /// <summary>Runs one transaction; writers queue for it. Rolled back as a whole when <paramref name="write"/> throws.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="write">The statements, without awaits: a transaction must not stay open while something else is waited for.</param>
    /// <param name="cancellationToken">Ends the waiting, not a transaction that has begun.</param>
    /// <exception cref="StorageException">See <see cref="StorageFailure"/>.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return Guard(() =>
            {
                ObjectDisposedException.ThrowIf(_writer is null, this);
                using var transaction = _writer.BeginTransaction(deferred: false);
                var result = write(_writer);
                transaction.Commit();
                return result;
            });
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteConnection> write, CancellationToken cancellationToken) =>
        WriteAsync(
            connection =>
            {
                write(connection);
                return true;
            },
            cancellationToken);

    /// <summary>As <see cref="Read{T}"/>, for queries that are awaited.</summary>
    internal async Task<T> ReadStepsAsync<T>(Func<SqliteConnection, Task<T>> read)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Reader();
            var result = await read(connection);
            KeepIdle(connection);
            return result;
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            if (exception is SqliteException failure)
                throw SqliteErrors.Translate(failure, Path);
            throw;
        }
    }

    /// <summary>As <see cref="WriteAsync{T}"/>, for statements that are awaited.</summary>
    internal async Task<T> WriteStepsAsync<T>(Func<SqliteConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_writer is null, this);
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = await write(_writer);
            transaction.Commit();
            return result;
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Translate(exception, Path);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs a statement that cannot stand in a transaction on the writer.</summary>
    internal async Task RunAloneAsync(string sql, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_writer is null, this);
            Guard(() => _writer.Execute(sql));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Closes the file. Reads that are under way end first; no write may be.</summary>
    public void Dispose()
    {
        _closed = true;
        CloseIdle();
        _writer?.Dispose();
        _writer = null;
        _writing.Dispose();
    }

    private SqliteConnection Reader()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _readers.TryTake(out var idle) ? idle : Open("PRAGMA query_only=ON; PRAGMA cache_size=-32768;");
    }

    private void KeepIdle(SqliteConnection connection)
    {
        if (_readers.Count < MaxIdleReaders)
            _readers.Add(connection);
        else
            connection.Dispose();
        if (_closed)
            CloseIdle();
    }

    private void CloseIdle()
    {
        while (_readers.TryTake(out var idle))
            idle.Dispose();
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={_busyMilliseconds}; {pragmas}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Translate(exception, Path);
        }
    }
}
