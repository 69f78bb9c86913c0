using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

/// <summary>Search by meaning as an operator sees it: with the program, a council system and a model server.</summary>
public sealed class MeaningTests : IAsyncLifetime
{
    private readonly SmallCouncil _council = new();
    private OllamaDouble _models = null!;
    private Dictionary<string, string> _environment = [];

    public async ValueTask InitializeAsync()
    {
        _council.Add("2025-0001", "Radverkehr", "rad.pdf", PdfFile.Write(1, "", "Der Radweg an der Hafenstraße wird im Sommer asphaltiert."));
        await _council.StartAsync();
        _models = await OllamaDouble.StartAsync();
        _environment = new(StringComparer.Ordinal) { ["ASSISTANT__MODELS__ENDPOINTS__0__URL"] = _models.Url.AbsoluteUri, ["ASSISTANT__MODELS__ROLES__EMBED__0"] = "nomic-embed-text" };
    }

    public async ValueTask DisposeAsync()
    {
        await _models.DisposeAsync();
        await _council.DisposeAsync();
    }

    [Fact]
    public async Task Status_says_how_far_embedding_is_and_the_doctor_finds_and_mends_what_is_damaged()
    {
        (await _council.RunAsync("sync", "--city", "rebstadt")).ShouldBeDone();
        await using (var host = await ServedHost.StartAsync(_council.Data, _council.Cities, _environment))
        {
            var index = await WhenEmbeddedAsync(host);
            index.GetProperty("embedding").GetProperty("model").GetString().ShouldBe("nomic-embed-text");
            index.GetProperty("embedding").GetProperty("passages").GetInt32().ShouldBe(1);
            using var response = await host.GetAsync("/api/search?view=faceted&q=Brunnen");
            using var found = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            found.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
            found.RootElement.GetProperty("byMeaning").GetInt32().ShouldBe(1);
            found.RootElement.GetProperty("hits")[0].GetProperty("byMeaning").GetBoolean().ShouldBeTrue();
        }

        Damage(Path.Combine(_council.Data, "vectors"), "*.vectors", fromEnd: false);
        Damage(Path.Combine(_council.Data, "index"), "*.segment", fromEnd: true);
        var outcome = (await AssistantProcess.RunAsync(["doctor", "--json", "--data", _council.Data, "--cities", _council.Cities], _environment)).ShouldEndWith(1);

        using var json = JsonDocument.Parse(outcome.Output);
        var codes = json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).ToList();
        codes.ShouldContain("vectors-damaged");
        codes.ShouldContain(code => code == "index-damaged" || code == "index-outdated");
        outcome.Output.ShouldContain("words and by meaning");
    }

    // The data of the first vector lie behind the table of its block; a segment's head stands at its end.
    private static void Damage(string folder, string pattern, bool fromEnd)
    {
        using var stream = new FileStream(Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Single(), FileMode.Open);
        stream.Position = fromEnd ? stream.Length / 2 : 4096 + (1024 * 32) + 7;
        var before = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)~before);
    }

    private static async Task<JsonElement> WhenEmbeddedAsync(ServedHost host)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var response = await host.GetAsync("/api/status");
            using var status = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var index = status.RootElement.GetProperty("index");
            if (index.GetProperty("searchedBy").GetString() == "words-and-meaning")
                return index.Clone();
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
