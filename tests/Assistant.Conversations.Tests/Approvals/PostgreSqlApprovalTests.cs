using Assistant.Storage.State;
using Assistant.Storage.State.PostgreSql;

namespace Assistant.Conversations.Tests.Approvals;

public sealed class PostgreSqlApprovalTests(PostgreSqlSchemas schemas) : ApprovalTests, IClassFixture<PostgreSqlSchemas>
{
    private string _connection = "";
    private PostgreSqlStateDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private protected override async Task<IStateDatabase> OpenAsync()
    {
        _connection = await schemas.CreateAsync();
        return _database = PostgreSqlSchemas.Open(_connection);
    }

    private protected override async Task<IStateDatabase> ReopenAsync()
    {
        await _database!.DisposeAsync();
        return _database = PostgreSqlSchemas.Open(_connection);
    }
}
