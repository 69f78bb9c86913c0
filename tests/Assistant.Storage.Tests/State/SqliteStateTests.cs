using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;
using Assistant.Storage.Tests.Doubles;
using Dapper;

namespace Assistant.Storage.Tests.State;

public sealed class SqliteStateTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteStateDatabase _database;

    public SqliteStateTests() => _database = new SqliteStateDatabase(_directory.File("state.db"), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _database.WriteAsync<int>(
            async connection =>
            {
                await connection.ExecuteAsync(Insert);
                throw new InvalidOperationException("halfway");
            },
            Token));

        (await CountAsync(_database)).ShouldBe(0);
    }

    [Fact]
    public async Task Writes_at_once_come_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => _database.WriteAsync(
            async connection =>
            {
                await Task.Yield();
                return await connection.ExecuteAsync(Insert.Replace("'c'", $"'c{number}'", StringComparison.Ordinal));
            },
            Token))));

        (await CountAsync(_database)).ShouldBe(50);
    }

    [Fact]
    public async Task Readers_cannot_write() =>
        await Should.ThrowAsync<StorageException>(() => _database.ReadAsync(connection => connection.ExecuteAsync(Insert), Token));

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await _database.WriteAsync(connection => connection.ExecuteAsync("INSERT INTO schema_version VALUES (9999, '9999_future', '2099')"), Token);

        Should.Throw<StorageException>(() => new SqliteStateDatabase(_directory.File("state.db"), TimeProvider.System)).Failure.ShouldBe(StorageFailure.TooNew);
    }

    internal const string Insert = "INSERT INTO conversation (city, subject, id, title, folded, created_ms, updated_ms) VALUES ('k', 's', 'c', '', '', 1, 1)";

    internal static Task<long> CountAsync(IStateDatabase database) =>
        database.ReadAsync(connection => connection.QuerySingleAsync<long>("SELECT count(*) FROM conversation"), Token);
}
