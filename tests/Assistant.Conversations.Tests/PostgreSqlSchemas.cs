using System.Globalization;
using Assistant.Doubles.PostgreSql;
using Assistant.Storage.State.PostgreSql;

namespace Assistant.Conversations.Tests;

/// <summary>A PostgreSQL server for the tests of one class, each of which gets a schema of its own.</summary>
public sealed class PostgreSqlSchemas : IAsyncLifetime
{
    private PostgreSqlServer? _server;
    private int _schemas;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlServer.IsInstalled)
            _server = await PostgreSqlServer.StartAsync(null, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>A connection string that leads to an empty schema; skips the test where PostgreSQL is not installed.</summary>
    internal async Task<string> CreateAsync()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, "PostgreSQL (Debian: postgresql) is not installed.");
        var schema = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _schemas)}");
        await _server!.ExecuteAsync($"CREATE SCHEMA {schema}", CancellationToken.None);
        return $"{_server.SocketConnection};Search Path={schema}";
    }

    /// <summary>Opens the state database there.</summary>
    internal static PostgreSqlStateDatabase Open(string connection) => new(
        new PostgreSqlOptions
        {
            ConnectionString = connection,
            Resolve = (_, _, _) => throw new InvalidOperationException("A Unix socket has no name to resolve."),
        },
        TimeProvider.System);
}
