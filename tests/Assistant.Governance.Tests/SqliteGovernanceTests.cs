using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;

namespace Assistant.Governance.Tests;

public sealed class SqliteGovernanceTests : GovernanceTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-governance-").FullName;
    private SqliteStateDatabase? _database;

    public override ValueTask DisposeAsync()
    {
        _database?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private protected override Task<IStateDatabase> OpenAsync() =>
        Task.FromResult<IStateDatabase>(_database = new SqliteStateDatabase(Path.Combine(_folder, "state.db"), TimeProvider.System));
}
