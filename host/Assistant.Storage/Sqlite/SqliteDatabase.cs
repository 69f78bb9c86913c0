using System.Collections.Concurrent;
using System.Globalization;
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
            _writer = Open("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA journal_size_limit=67108864;");
            try
            {
                SqliteScripts.Apply(_writer, path, timeProvider, SqliteScripts.All());
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
        ObjectDisposedException.ThrowIf(_closed, this);
        var connection = _readers.TryTake(out var idle)
            ? idle
            : Open("PRAGMA query_only=ON; PRAGMA cache_size=-32768;");
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

    /// <summary>Closes the file. Reads that are under way end first; no write may be.</summary>
    public void Dispose()
    {
        _closed = true;
        CloseIdle();
        _writer?.Dispose();
        _writer = null;
        _writing.Dispose();
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
            throw Translate(exception);
        }
    }

    // Result codes: sqlite.org/rescode.html
    private Exception Translate(SqliteException exception) => exception.SqliteErrorCode switch
    {
        5 or 6 => new StorageException(StorageFailure.Locked, $"The database {Path} is locked by another program. Close it (a backup, an open SQLite tool) and try again; nothing was lost.", exception),
        3 or 8 or 14 => new StorageException(StorageFailure.NotAccessible, $"The database {Path} cannot be opened or written. Check the path and its permissions.", exception),
        10 when DirectoryIsFull() => new StorageException(StorageFailure.DiskFull, $"The disk of {Path} is full. Make room and try again; what was committed is safe.", exception),
        10 => new StorageException(StorageFailure.NotAccessible, $"The database {Path} cannot be read or written ({exception.Message}). Check its disk; what was committed is safe where the disk kept it.", exception),
        11 or 26 => new StorageException(StorageFailure.Damaged, $"The file {Path} is no database or is damaged. Restore it from a backup, or move it away and synchronise again.", exception),
        13 => new StorageException(StorageFailure.DiskFull, $"The disk of {Path} is full. Make room and try again; what was committed is safe.", exception),
        _ => exception,
    };

    private bool DirectoryIsFull()
    {
        try
        {
            return new DriveInfo(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!).AvailableFreeSpace < 1 << 20;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
