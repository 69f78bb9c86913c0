using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

public sealed class InterruptionTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(20260922)]
    public async Task A_sync_that_is_killed_three_times_ends_as_an_undisturbed_one(int seed)
    {
        var random = new Random(seed);
        var moments = Enumerable.Range(0, 3).Select(_ => TimeSpan.FromMilliseconds(random.Next(300, 2_500))).ToList();
        var killed = 0;
        foreach (var moment in moments)
        {
            await using var process = AssistantProcess.Start(["sync", "--city", "rebstadt", "--full", "--cities", town.Cities, "--data", _data.Path]);
            if (await process.KillAfterAsync(moment))
                killed++;
        }

        var summary = (await town.RunAsync(_data.Path, "sync", "--city", "rebstadt", "--json")).ShouldBeDone().Json;

        killed.ShouldBeGreaterThan(0);
        summary.GetProperty("checksum").GetString().ShouldBe(town.Checksum, $"seed {seed}, killed after {string.Join(", ", moments)}");
        summary.GetProperty("complete").GetBoolean().ShouldBeTrue();
        Ledger.Documents(_data.Path).ShouldBeUnique();
        Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))
            .Where(file => Path.GetExtension(file) is not (".segment" or ".compounds"))
            .ShouldBe(["assistant.db", ".lock", ".lock-holder", "manifest.json"], ignoreOrder: true);
    }
}
