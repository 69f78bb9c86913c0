using System.Data.Common;
using Assistant.Storage.Scripts;
using Npgsql;

namespace Assistant.Storage.State.PostgreSql;

/// <summary>
/// State in PostgreSQL, shared by several hosts. Connects and brings the schema up to date at the first call; a server that is down costs
/// the calls meanwhile, not the host. Thread-safe.
/// </summary>
public sealed class PostgreSqlStateDatabase : IStateDatabase, IAsyncDisposable
{
    private const int MaxAttempts = 3;

    // Calls that waited while another one tried to connect must not try one after the other, each for its five seconds.
    private static readonly TimeSpan s_failureHolds = TimeSpan.FromSeconds(2);

    private readonly PinnedServers _servers;
    private readonly TimeProvider _timeProvider;
    private readonly IReadOnlyList<Script> _scripts;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile Opened? _opened;
    private volatile bool _resolveAgain;
    private volatile Failed? _failed;

    /// <summary>Checks the setting; connects to nothing yet.</summary>
    /// <param name="options">Which server.</param>
    /// <param name="timeProvider">Stamps the scripts that are run.</param>
    /// <exception cref="StorageException">The setting cannot be used.</exception>
    public PostgreSqlStateDatabase(PostgreSqlOptions options, TimeProvider timeProvider)
        : this(options, timeProvider, Script.All("state/postgresql/"))
    {
    }

    internal PostgreSqlStateDatabase(PostgreSqlOptions options, TimeProvider timeProvider, IReadOnlyList<Script> scripts)
    {
        _servers = new PinnedServers(options);
        _timeProvider = timeProvider;
        _scripts = scripts;
    }

    /// <inheritdoc/>
    public StateProvider Provider => StateProvider.PostgreSql;

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) => RunAsync(
        async (connection, _) => await read(connection),
        cancellationToken);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) => RunAsync(
        async (connection, attempt) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(connection);
            attempt.IsCommitting = true; // from here on nobody knows whether it was done
            await transaction.CommitAsync(cancellationToken);
            return result;
        },
        cancellationToken);

    /// <summary>Closes the connections that are idle; those at work close when they are done.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_opened is { } opened)
            await opened.Source.DisposeAsync();
        _opening.Dispose();
    }

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Attempt, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt();
            try
            {
                var source = await SourceAsync(cancellationToken);
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                attempt.IsOpen = true;
                return await work(connection, attempt);
            }
            catch (Exception exception) when (number < MaxAttempts && MayRepeat(exception, attempt))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * number), _timeProvider, cancellationToken);
            }
            catch (Exception exception) when (exception is DbException or System.Net.Sockets.SocketException or TimeoutException)
            {
                var failure = PostgreSqlErrors.Translate(exception, _servers.Name);
                _resolveAgain |= failure is StorageException { Failure: StorageFailure.Unreachable };
                if (failure != exception)
                    throw failure;
                throw;
            }
        }
    }

    // A pooled connection may have died unnoticed. What was perhaps committed is not repeated.
    private static bool MayRepeat(Exception exception, Attempt attempt) =>
        PostgreSqlErrors.IsEndedForOthers(exception) || (attempt.IsOpen && !attempt.IsCommitting && PostgreSqlErrors.IsBroken(exception));

    private async Task<NpgsqlDataSource> SourceAsync(CancellationToken cancellationToken)
    {
        if (_opened is { } ready && !_resolveAgain)
            return ready.Source;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_opened is { } other && !_resolveAgain)
                return other.Source;
            if (_failed is { } failed && _timeProvider.GetElapsedTime(failed.At) < s_failureHolds)
                throw failed.Exception;
            var target = await _servers.ResolveAsync(cancellationToken);
            if (_opened is { } same && same.Target.ConnectionString == target.ConnectionString)
            {
                _resolveAgain = false;
                return same.Source;
            }

            return await OpenAsync(target, cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<NpgsqlDataSource> OpenAsync(PinnedTarget target, CancellationToken cancellationToken)
    {
        var source = _servers.Build(target);
        try
        {
            await using (var connection = await source.OpenConnectionAsync(cancellationToken))
                await PostgreSqlScripts.ApplyAsync(connection, _servers.Name, _timeProvider, _scripts, cancellationToken);
        }
        catch (Exception exception)
        {
            await source.DisposeAsync();
            if (PostgreSqlErrors.Translate(exception, _servers.Name) is StorageException { Failure: StorageFailure.Unreachable } unreachable)
                _failed = new Failed(unreachable, _timeProvider.GetTimestamp());
            throw;
        }

        var before = _opened;
        _opened = new Opened(target, source);
        _resolveAgain = false;
        if (before is not null)
            await before.Source.DisposeAsync();
        return source;
    }

    private sealed record Opened(PinnedTarget Target, NpgsqlDataSource Source);

    private sealed record Failed(StorageException Exception, long At);

    private sealed class Attempt
    {
        public bool IsOpen { get; set; }

        public bool IsCommitting { get; set; }
    }
}
