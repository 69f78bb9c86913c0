using Assistant.Storage.Scripts;
using Assistant.Storage.Sqlite;
using Assistant.Storage.Tests.Doubles;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Storage.Tests;

public sealed class SqliteScriptsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.File("x.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_scripts_of_the_program_have_ascending_numbers_of_their_own()
    {
        var versions = SqliteScripts.All().Select(script => script.Version).ToList();

        versions.ShouldNotBeEmpty();
        versions.ShouldBe(versions.Distinct().Order());
    }

    [Fact]
    public void Each_script_is_run_once_in_order()
    {
        new SqliteDatabase(FilePath, new At("2026-03-01")).Dispose();
        using var again = new SqliteDatabase(FilePath, new At("2026-03-02"));

        var applied = again.Read(connection => connection.Query<(string Name, string At)>("SELECT name, applied_at FROM schema_version ORDER BY version").AsList());

        applied.Select(script => script.Name).ShouldBe(SqliteScripts.All().Select(script => script.Name));
        applied.ShouldAllBe(script => script.At.StartsWith("2026-03-01", StringComparison.Ordinal));
    }

    [Fact]
    public void A_later_script_finds_what_an_earlier_one_made()
    {
        using var connection = Raw();
        Script[] scripts = [new(1, "0001_a", "CREATE TABLE a (x)"), new(2, "0002_b", "INSERT INTO a VALUES (1)")];

        Apply(connection, scripts[..1]);
        Apply(connection, scripts);
        Apply(connection, scripts);

        connection.QuerySingle<int>("SELECT count(*) FROM a").ShouldBe(1);
    }

    [Fact]
    public void A_script_that_fails_leaves_the_state_of_the_one_before()
    {
        using var connection = Raw();

        Should.Throw<SqliteException>(() => Apply(connection, new(1, "0001_a", "CREATE TABLE a (x)"), new(2, "0002_b", "CREATE TABLE b (x); SELECT nothing FROM nowhere")));

        connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").ShouldBe(["a", "schema_version"]);
        connection.QuerySingle<int>("SELECT max(version) FROM schema_version").ShouldBe(1);
    }

    [Fact]
    public void A_newer_schema_is_refused_and_left_as_it_is()
    {
        new SqliteDatabase(FilePath, TimeProvider.System).Dispose();
        using (var connection = Raw())
            connection.Execute("INSERT INTO schema_version VALUES (9999, '9999_future', '2099-01-01')");

        var failure = Should.Throw<StorageException>(() => new SqliteDatabase(FilePath, TimeProvider.System));

        failure.Failure.ShouldBe(StorageFailure.TooNew);
        failure.Message.ShouldContain("9999");
        failure.Message.ShouldContain(FilePath);
        using var after = Raw();
        after.QuerySingle<int>("SELECT max(version) FROM schema_version").ShouldBe(9999);
    }

    private void Apply(SqliteConnection connection, params Script[] scripts) =>
        SqliteScripts.Apply(connection, FilePath, TimeProvider.System, scripts);

    private SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        return connection;
    }

    private sealed class At(string day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(DateOnly.Parse(day, null), TimeOnly.MinValue, TimeSpan.Zero);
    }
}
