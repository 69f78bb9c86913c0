using System.Text.Json;
using Assistant.Doubles.OParl;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Demo;

public sealed class DemoSyncTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _data = town.CopyData();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_first_sync_reads_every_paper_and_meeting_and_counts_what_it_could_not_read_by_reason()
    {
        var summary = town.FirstSync;

        summary.GetProperty("city").GetString().ShouldBe("rebstadt");
        summary.GetProperty("source").GetString().ShouldBe("ris/papers");
        summary.GetProperty("added").GetInt32().ShouldBe(Count("papers") + Count("meetings"));
        summary.GetProperty("complete").GetBoolean().ShouldBeTrue();
        summary.GetProperty("passages").GetInt32().ShouldBeGreaterThan(400);
        // The scan among them is read where the recognition of text is installed.
        summary.GetProperty("without_text").GetInt32().ShouldBe(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "tesseract"))) ? 0 : 1);
        summary.GetProperty("failed").GetInt32().ShouldBe(2);
        var reasons = summary.GetProperty("reasons").EnumerateObject().ToDictionary(reason => reason.Name, reason => reason.Value.GetInt32());
        reasons.Single(reason => reason.Key.Contains("password", StringComparison.Ordinal)).Value.ShouldBe(1);
        reasons.Single(reason => reason.Key.Contains("damaged", StringComparison.Ordinal)).Value.ShouldBe(1);
        reasons.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_second_sync_finds_nothing_new()
    {
        var summary = (await town.RunAsync(_data.Path, "sync", "--json")).ShouldBeDone().Json;

        foreach (var count in (string[])["added", "changed", "deleted", "failed", "passages"])
            summary.GetProperty(count).GetInt32().ShouldBe(0, count);
        summary.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }

    [Fact]
    public async Task Reading_everything_again_changes_nothing()
    {
        var summary = (await town.RunAsync(_data.Path, "sync", "--full", "--json")).ShouldBeDone().Json;

        summary.GetProperty("full").GetBoolean().ShouldBeTrue();
        summary.GetProperty("unchanged").GetInt32().ShouldBe(Count("papers") + Count("meetings"));
        summary.GetProperty("added").GetInt32().ShouldBe(0);
        summary.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }

    [Fact]
    public void Withdrawn_papers_are_nowhere_in_the_data()
    {
        var withdrawn = Objects("deleted").Select(item => item.GetProperty("id").GetString()!.Replace("{base}", town.Base, StringComparison.Ordinal)).ToList();

        withdrawn.ShouldNotBeEmpty();
        Ledger.Documents(_data.Path).Intersect(withdrawn).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_is_withdrawn_later_leaves_search_with_the_next_sync()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        CityFiles.Write(_data.File("cities"), "musterstadt", server.Entry);
        string[] places = ["--cities", _data.File("cities"), "--data", _data.File("data")];
        (await AssistantProcess.RunAsync(["sync", .. places])).ShouldBeDone();
        var paper = server.Council.Papers[0];
        var (id, name) = (server.Id(paper), paper["name"]!.GetValue<string>());
        (await FoundAsync(name, places)).ShouldContain(id);

        server.Council.Delete(paper);
        var summary = (await AssistantProcess.RunAsync(["sync", "--json", .. places])).ShouldBeDone().Json;

        summary.GetProperty("deleted").GetInt32().ShouldBe(1);
        (await FoundAsync(name, places)).ShouldNotContain(id);
        Ledger.Documents(_data.File("data")).ShouldNotContain(id);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(string query, string[] places) =>
        [.. (await AssistantProcess.RunAsync(["search", query, "--k", "100", "--json", .. places])).ShouldBeDone().Json
            .EnumerateArray().Select(hit => hit.GetProperty("document").GetProperty("id").GetString()!)];

    private static int Count(string kind) => Objects(kind).Count;

    private static List<JsonElement> Objects(string kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Places.Demo, "council", kind + ".json")));
        return [.. document.RootElement.EnumerateArray().Select(item => item.Clone())];
    }
}
