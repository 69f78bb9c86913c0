using Assistant.Storage.State;
using Assistant.Storage.State.PostgreSql;

namespace Assistant.Governance.Tests;

public sealed class PostgreSqlGovernanceTests(PostgreSqlSchemas schemas) : GovernanceTests, IClassFixture<PostgreSqlSchemas>
{
    private PostgreSqlStateDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private protected override async Task<IStateDatabase> OpenAsync() => _database = PostgreSqlSchemas.Open(await schemas.CreateAsync());
}
