using System.Globalization;
using Assistant.Doubles.PostgreSql;
using Assistant.Storage.State;
using Assistant.Storage.State.PostgreSql;

namespace Assistant.Conversations.Tests.Approvals;

public sealed class PostgreSqlApprovalTests(PostgreSqlApprovalTests.Server server) : ApprovalTests, IClassFixture<PostgreSqlApprovalTests.Server>
{
    private string _connection = "";
    private PostgreSqlStateDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    // A schema of its own for each test.
    private protected override async Task<IStateDatabase> OpenAsync()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, "PostgreSQL (Debian: postgresql) is not installed.");
        _connection = await server.CreateSchemaAsync();
        return _database = Open();
    }

    private protected override async Task<IStateDatabase> ReopenAsync()
    {
        await _database!.DisposeAsync();
        return _database = Open();
    }

    private PostgreSqlStateDatabase Open() => new(
        new PostgreSqlOptions
        {
            ConnectionString = _connection,
            Resolve = (_, _, _) => throw new InvalidOperationException("A Unix socket has no name to resolve."),
        },
        TimeProvider.System);

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

        internal async Task<string> CreateSchemaAsync()
        {
            var schema = string.Create(CultureInfo.InvariantCulture, $"approvals_{Interlocked.Increment(ref _schemas)}");
            await _server!.ExecuteAsync($"CREATE SCHEMA {schema}", CancellationToken.None);
            return $"{_server.SocketConnection};Search Path={schema}";
        }
    }
}
