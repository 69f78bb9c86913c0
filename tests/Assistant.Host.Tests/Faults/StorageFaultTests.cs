using System.Globalization;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

/// <summary>A disk, a database or a directory that is not to be had is a sentence and code 1; afterwards everything is as it should be.</summary>
public sealed class StorageFaultTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("64k")]
    [InlineData("400k")]
    [InlineData("1500k")]
    public async Task A_full_disk_ends_the_sync_with_a_sentence_and_after_making_room_the_next_one_completes_it(string size)
    {
        await using var disk = await SmallDisk.MountAsync(_folder.File("disk"), size);

        // It is the plugin's own storage that meets the end of the disk first at some sizes.
        (await town.RunAsync(disk.Path, "sync", "--city", "rebstadt")).ShouldEndWith(1).Sentence.ShouldContain("is full");

        await disk.ResizeAsync("100m");
        (await town.RunAsync(disk.Path, "sync", "--city", "rebstadt", "--json")).ShouldBeDone().Json.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }

    [Fact]
    public async Task A_database_that_another_program_locks_is_told_with_its_path()
    {
        using var data = town.CopyData();
        await using var other = Ledger.Open(data.Path);
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var outcome = await town.RunAsync(data.Path, "sync", "--city", "rebstadt");

        outcome.ShouldEndWith(1).Sentence.ShouldContain($"{data.File("assistant.db")} is locked by another program");
        await other.CloseAsync();
        (await town.RunAsync(data.Path, "sync", "--json")).ShouldBeDone().Json.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_and_left_alone()
    {
        var file = _folder.Write("assistant.db", string.Concat(Enumerable.Repeat("This is no database. ", 500)));
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        (await town.RunAsync(_folder.Path, "search", "Deich")).ShouldEndWith(1).Sentence.ShouldContain("no database or is damaged");

        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_names_the_first()
    {
        await using var host = await ServedHost.StartAsync(_folder.Path, town.Cities);

        var outcome = await town.RunAsync(_folder.Path, "search", "Deich");

        outcome.ShouldEndWith(1).Sentence.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"in use by assistant serve (process {host.ProcessId})"));
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_a_sentence()
    {
        var outcome = await town.RunAsync(_folder.Path, "serve", "--urls", $"http://{town.System.Authority}");

        outcome.ShouldEndWith(1).Sentence.ShouldBe($"The address http://{town.System.Authority} is in use by another program. End it, or listen elsewhere with --urls http://127.0.0.1:PORT.");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://192.0.2.1:8080")]
    public async Task An_address_to_listen_on_that_is_none_of_ours_is_told_in_a_sentence(string urls) =>
        (await town.RunAsync(_folder.Path, "serve", "--urls", urls)).ShouldEndWith(1).Sentence.ShouldContain(urls);

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_told_with_its_path()
    {
        var file = _folder.Write("file", "");

        (await town.RunAsync(file, "search", "Deich")).ShouldEndWith(1).Sentence.ShouldContain(file);
    }

    [Fact]
    public async Task A_missing_pdftotext_is_told_with_its_Debian_package_and_the_next_sync_reads_everything()
    {
        string[] sync = ["sync", "--city", "rebstadt", "--json", "--cities", town.Cities, "--data", _folder.File("data")];

        (await AssistantProcess.RunAsync(sync, new Dictionary<string, string> { ["PATH"] = _folder.Path })).ShouldEndWith(1).Sentence.ShouldContain("apt install poppler-utils");

        (await AssistantProcess.RunAsync(sync)).ShouldBeDone().Json.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }
}
