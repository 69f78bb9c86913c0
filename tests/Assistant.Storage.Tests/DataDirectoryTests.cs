using Assistant.Storage.Directories;
using Assistant.Storage.Tests.Doubles;

namespace Assistant.Storage.Tests;

public class DataDirectoryTests
{
    [Fact]
    public void The_directory_is_created_and_named_in_full()
    {
        using var temporary = new TemporaryDirectory();

        using var directory = DataDirectory.Open(temporary.File("a/b"), "a test");

        Directory.Exists(directory.Path).ShouldBeTrue();
        directory.File("x.db").ShouldBe(temporary.File("a/b/x.db"));
    }

    [Fact]
    public void A_second_opening_in_the_process_is_refused_and_names_the_holder()
    {
        using var temporary = new TemporaryDirectory();
        using var first = DataDirectory.Open(temporary.Path, "assistant serve");

        var failure = Should.Throw<StorageException>(() => DataDirectory.Open(temporary.Path, "assistant sync"));

        failure.Failure.ShouldBe(StorageFailure.InUse);
        failure.Message.ShouldBe(
            $"The data directory {temporary.Path} is in use by assistant serve (process {Environment.ProcessId}). End that process, or give this one a directory of its own with --data.");
    }

    [Fact]
    public async Task A_second_process_is_refused_until_the_first_one_is_killed()
    {
        using var temporary = new TemporaryDirectory();
        using var child = await ChildProcess.StartAsync(ChildProcess.HoldDirectory, temporary.Path);

        var failure = Should.Throw<StorageException>(() => DataDirectory.Open(temporary.Path, "assistant sync"));
        failure.Failure.ShouldBe(StorageFailure.InUse);
        failure.Message.ShouldContain($"the other process (process {child.Id})");

        await child.KillAsync();
        using var directory = DataDirectory.Open(temporary.Path, "assistant sync");
    }

    [Fact]
    public void A_directory_is_free_after_its_holder_has_closed_it()
    {
        using var temporary = new TemporaryDirectory();
        DataDirectory.Open(temporary.Path, "one").Dispose();

        Should.NotThrow(() => DataDirectory.Open(temporary.Path, "other").Dispose());
    }

    [Fact]
    public void A_path_below_a_file_cannot_be_created()
    {
        using var temporary = new TemporaryDirectory();
        File.WriteAllText(temporary.File("file"), "");

        var failure = Should.Throw<StorageException>(() => DataDirectory.Open(temporary.File("file/data"), "a test"));

        failure.Failure.ShouldBe(StorageFailure.NotAccessible);
        failure.Message.ShouldContain(temporary.File("file/data"));
    }

    [Fact]
    public async Task A_read_only_directory_is_refused()
    {
        using var temporary = new TemporaryDirectory();
        await using var mount = await SmallDisk.MountAsync(temporary.File("disk"), "size=1m,ro");

        Should.Throw<StorageException>(() => DataDirectory.Open(mount.Path, "a test")).Failure.ShouldBe(StorageFailure.NotAccessible);
    }

    [Fact]
    public async Task A_full_disk_is_named_and_leaves_the_directory_free()
    {
        using var temporary = new TemporaryDirectory();
        await using var mount = await SmallDisk.MountAsync(temporary.File("disk"), "size=64k");
        Should.Throw<IOException>(() => File.WriteAllBytes(mount.File("filler"), new byte[1 << 20]));

        Should.Throw<StorageException>(() => DataDirectory.Open(mount.Path, "a test")).Failure.ShouldBe(StorageFailure.DiskFull);

        File.Delete(mount.File("filler"));
        Should.NotThrow(() => DataDirectory.Open(mount.Path, "a test").Dispose());
    }
}
