using System.Globalization;
using Assistant.Doubles.PostgreSql;
using Assistant.Storage.State;
using Assistant.Storage.State.PostgreSql;

namespace Assistant.Conversations.Tests.History;

public sealed class PostgreSqlConversationTests(PostgreSqlConversationTests.Server server) : ConversationTests, IClassFixture<PostgreSqlConversationTests.Server>
{
    private PostgreSqlStateDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    // A schema of its own for each test.
    private protected override async Task<IStateDatabase> OpenAsync()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, "PostgreSQL (Debian: postgresql) is not installed.");
        _database = await server.OpenAsync();
        return _database;
    }

    public sealed class Server : IAsyncLifetime
    {
        private PostgreSqlServer? _server;
        private int _schemas;

        public async ValueTask InitializeAsync()
        {
            if (PostgreSqlServer.IsInstalled)
                _server = await PostgreSqlServer.StartAsync(null, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
                await _server.DisposeAsync();
        }

        internal async Task<PostgreSqlStateDatabase> OpenAsync()
        {
            var schema = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _schemas)}");
            await _server!.ExecuteAsync($"CREATE SCHEMA {schema}", CancellationToken.None);
            return new PostgreSqlStateDatabase(
                new PostgreSqlOptions
                {
                    ConnectionString = $"{_server.SocketConnection};Search Path={schema}",
                    Resolve = (_, _, _) => throw new InvalidOperationException("A Unix socket has no name to resolve."),
                },
                TimeProvider.System);
        }
    }
}
