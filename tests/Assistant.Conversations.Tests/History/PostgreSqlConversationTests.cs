using Assistant.Storage.State;
using Assistant.Storage.State.PostgreSql;

namespace Assistant.Conversations.Tests.History;

public sealed class PostgreSqlConversationTests(PostgreSqlSchemas schemas) : ConversationTests, IClassFixture<PostgreSqlSchemas>
{
    private PostgreSqlStateDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private protected override async Task<IStateDatabase> OpenAsync() => _database = PostgreSqlSchemas.Open(await schemas.CreateAsync());
}
