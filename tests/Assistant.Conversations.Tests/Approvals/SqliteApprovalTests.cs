using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;

namespace Assistant.Conversations.Tests.Approvals;

public sealed class SqliteApprovalTests : ApprovalTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-approvals-").FullName;
    private SqliteStateDatabase? _database;

    public override ValueTask DisposeAsync()
    {
        _database?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private protected override Task<IStateDatabase> OpenAsync()
    {
        _database = new SqliteStateDatabase(Path.Combine(_folder, "state.db"), TimeProvider.System);
        return Task.FromResult<IStateDatabase>(_database);
    }

    private protected override Task<IStateDatabase> ReopenAsync()
    {
        _database?.Dispose();
        return OpenAsync();
    }
}
