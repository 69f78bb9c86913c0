using Assistant.Storage.Sqlite;
using Assistant.Storage.Tests.Doubles;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_was_written_is_read_also_after_a_restart()
    {
        using (var database = await WithNotesAsync("one", "two"))
            Notes(database).ShouldBe(["one", "two"]);

        using var again = Open();
        Notes(again).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_transaction_that_throws_leaves_nothing()
    {
        using var database = await WithNotesAsync("committed");

        await Should.ThrowAsync<InvalidOperationException>(() => database.WriteAsync(
            connection =>
            {
                Insert(connection, "half");
                throw new InvalidOperationException();
            },
            Token));

        Notes(database).ShouldBe(["committed"]);
        await database.WriteAsync(connection => Insert(connection, "next"), Token);
        Notes(database).ShouldBe(["committed", "next"]);
    }

    [Fact]
    public async Task Readers_see_the_committed_state_while_a_write_is_under_way()
    {
        using var database = await WithNotesAsync("committed");

        await database.WriteAsync(
            connection =>
            {
                Insert(connection, "under way");
                Notes(database).ShouldBe(["committed"]);
            },
            Token);

        Notes(database).ShouldBe(["committed", "under way"]);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        using var database = await WithNotesAsync("committed");

        Should.Throw<StorageException>(() => database.Read(connection => connection.Execute("DELETE FROM note")));

        Notes(database).ShouldBe(["committed"]);
    }

    [Fact]
    public async Task Many_writers_queue_and_none_is_lost()
    {
        using var database = await WithNotesAsync();

        await Parallel.ForAsync(0, 200, Token, async (i, token) => await database.WriteAsync(connection => Insert(connection, $"{i}"), token));

        Notes(database).Count.ShouldBe(200);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_the_writer()
    {
        using var database = await WithNotesAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => database.WriteAsync(connection => Insert(connection, "never"), new CancellationToken(canceled: true)));

        Notes(database).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_closing_nothing_is_read_or_written_and_the_file_can_be_deleted()
    {
        var database = await WithNotesAsync("one");
        Notes(database).ShouldBe(["one"]);
        database.Dispose();

        Should.Throw<ObjectDisposedException>(() => Notes(database));
        await Should.ThrowAsync<ObjectDisposedException>(() => database.WriteAsync(connection => Insert(connection, "two"), Token));
        File.Exists(FilePath + "-wal").ShouldBeFalse(); // the last connection to close removes it
    }

    [Fact]
    public async Task A_database_that_another_program_locks_is_named_and_loses_nothing()
    {
        using var database = await WithNotesAsync("committed");
        using (var other = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            other.Open();
            other.Execute("BEGIN EXCLUSIVE");

            Check(
                await Should.ThrowAsync<StorageException>(() => database.WriteAsync(connection => Insert(connection, "refused"), Token)),
                StorageFailure.Locked);
            Notes(database).ShouldBe(["committed"]);
        }

        await database.WriteAsync(connection => Insert(connection, "later"), Token);
        Notes(database).ShouldBe(["committed", "later"]);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        File.WriteAllText(FilePath, "Dies ist keine Datenbank, sondern ein Brief. " + new string('x', 8192));
        var before = File.ReadAllBytes(FilePath);

        Check(Should.Throw<StorageException>(Open), StorageFailure.Damaged);

        File.ReadAllBytes(FilePath).ShouldBe(before);
    }

    [Fact]
    public async Task A_damaged_page_is_reported_when_it_is_read()
    {
        (await WithNotesAsync([.. Enumerable.Range(0, 200).Select(i => $"{i} " + new string('x', 1000))])).Dispose();
        using (var file = new FileStream(FilePath, FileMode.Open))
        {
            file.Seek(-40 * 4096, SeekOrigin.End);
            file.Write(Enumerable.Repeat((byte)0xA5, 39 * 4096).ToArray());
        }

        using var database = Open();

        Check(Should.Throw<StorageException>(() => Notes(database)), StorageFailure.Damaged);
    }

    [Fact]
    public void A_path_below_a_file_cannot_be_opened()
    {
        File.WriteAllText(_directory.File("file"), "");

        Check(Should.Throw<StorageException>(() => Open(_directory.File("file/x.db"))), StorageFailure.NotAccessible, _directory.File("file/x.db"));
    }

    [Fact]
    public async Task A_read_only_disk_is_named()
    {
        await using var disk = await SmallDisk.MountAsync(_directory.File("disk"), "size=1m,ro");

        Check(Should.Throw<StorageException>(() => Open(disk.File("x.db"))), StorageFailure.NotAccessible, disk.File("x.db"));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_and_loses_nothing()
    {
        await using var disk = await SmallDisk.MountAsync(_directory.File("disk"), "size=2m");
        var path = disk.File("x.db");
        using (var database = await WithNotesAtAsync(path, "committed"))
        {
            Check(
                await Should.ThrowAsync<StorageException>(() => database.WriteAsync(
                    connection =>
                    {
                        for (var i = 0; i < 5_000; i++)
                            Insert(connection, new string('x', 10_000));
                    },
                    Token)),
                StorageFailure.DiskFull,
                path);
            Notes(database).ShouldBe(["committed"]);
        }

        using var again = Open(path);
        await again.WriteAsync(connection => Insert(connection, "room again"), Token);
        Notes(again).ShouldBe(["committed", "room again"]);
    }

    [Fact]
    public async Task A_database_at_its_size_limit_refuses_the_write_and_loses_nothing()
    {
        using var database = await WithNotesAsync("committed");

        Check(
            await Should.ThrowAsync<StorageException>(() => database.WriteAsync(
                connection =>
                {
                    connection.Execute("PRAGMA max_page_count=40");
                    for (var i = 0; i < 500; i++)
                        Insert(connection, new string('x', 10_000));
                },
                Token)),
            StorageFailure.DiskFull);

        Notes(database).ShouldBe(["committed"]);
    }

    [Fact]
    public async Task A_process_that_is_killed_in_a_transaction_leaves_the_committed_state()
    {
        (await WithNotesAsync("committed")).Dispose();
        using var child = await ChildProcess.StartAsync(ChildProcess.HoldTransaction, FilePath);
        await child.KillAsync();
        new FileInfo(FilePath + "-wal").Length.ShouldBeGreaterThan(1 << 20); // uncommitted rows are on disk

        using var database = Open();

        Notes(database).ShouldBe(["committed"]);
        database.Read(connection => connection.QuerySingle<string>("PRAGMA integrity_check")).ShouldBe("ok");
        await database.WriteAsync(connection => Insert(connection, "next"), Token);
        Notes(database).ShouldBe(["committed", "next"]);
    }

    private string FilePath => _directory.File("x.db");

    private SqliteDatabase Open() => Open(FilePath);

    private static SqliteDatabase Open(string path) => new(path, TimeProvider.System, TimeSpan.FromMilliseconds(50));

    private async Task<SqliteDatabase> WithNotesAsync(params string[] notes) => await WithNotesAtAsync(FilePath, notes);

    private static async Task<SqliteDatabase> WithNotesAtAsync(string path, params string[] notes)
    {
        var database = Open(path);
        await database.WriteAsync(
            connection =>
            {
                connection.Execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
                foreach (var note in notes)
                    Insert(connection, note);
            },
            Token);
        return database;
    }

    private static void Insert(SqliteConnection connection, string note) => connection.Execute("INSERT INTO note (text) VALUES (@Text)", new { Text = note });

    private static List<string> Notes(SqliteDatabase database) => database.Read(connection => connection.Query<string>("SELECT text FROM note ORDER BY id").AsList());

    private void Check(StorageException exception, StorageFailure failure, string? path = null)
    {
        exception.Failure.ShouldBe(failure);
        exception.Message.ShouldContain(path ?? FilePath);
        exception.Message.ShouldEndWith(".");
        exception.InnerException.ShouldBeOfType<SqliteException>();
    }
}
