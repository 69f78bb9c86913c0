using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

/// <summary>A plugin or a city pack that is broken costs itself and nothing else.</summary>
public sealed class BrokenPartsTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_errors_of_a_manifest_are_listed_and_other_plugins_go_on()
    {
        _folder.Write("plugins/broken/plugin.json", """
            {
              "id": "Not An Id", "version": "one", "sdk": "newest", "entryAssembly": "", "displayName": {}, "skills": "none",
              "permissions": { "network": [17], "storage": "yes" }, "aiActRisk": "tiny", "personalData": "perhaps", "colour": "red"
            }
            """);
        CopyShipped("ris");

        var outcome = await ListAsync("--json");

        var plugins = outcome.ShouldEndWith(0).Json.EnumerateArray().ToDictionary(plugin => plugin.GetProperty("id").GetString()!);
        plugins["ris"].GetProperty("state").GetString().ShouldBe("Active");
        var broken = plugins.Single(plugin => plugin.Key != "ris").Value;
        broken.GetProperty("state").GetString().ShouldNotBe("Active");
        var findings = broken.GetProperty("findings").EnumerateArray().Select(finding => finding.GetString()!).ToList();
        findings.Count.ShouldBeGreaterThanOrEqualTo(10);
        foreach (var key in (string[])["id", "version", "sdk", "entryAssembly", "entryType", "displayName", "skills", "network", "storage", "aiActRisk", "personalData", "colour"])
            findings.ShouldContain(finding => finding.Contains(key, StringComparison.Ordinal), key);

        var text = (await ListAsync()).ShouldEndWith(0).Output;
        foreach (var finding in findings)
            text.ShouldContain(finding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"id\": ")]
    [InlineData("[]")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }")]
    public async Task A_manifest_that_is_no_object_costs_its_plugin_alone(string manifest)
    {
        _folder.Write("plugins/broken/plugin.json", manifest);
        CopyShipped("ris");

        var states = (await ListAsync("--json")).ShouldEndWith(0).Json.EnumerateArray().Select(plugin => plugin.GetProperty("state").GetString()).ToList();

        states.Count.ShouldBe(2);
        states.ShouldContain("Active");
    }

    [Fact]
    public async Task All_errors_of_a_city_pack_are_told_and_other_cities_go_on()
    {
        CityFiles.Write(_folder.File("cities"), "rebstadt", town.System);
        _folder.Write("cities/mainz/city.yaml", "id: Mainz!\nags: 7315\ncolour: red\nnetwork: { allow: no }\n");
        using var data = town.CopyData();

        var outcome = await AssistantProcess.RunAsync("sync", "--city", "rebstadt", "--json", "--data", data.Path, "--cities", _folder.File("cities"));

        var sentence = outcome.ShouldEndWith(0).Sentence;
        foreach (var key in (string[])["mainz/city.yaml", "“id”", "“name”", "“ags”", "“colour”", "“network”"])
            sentence.ShouldContain(key);
        outcome.Json.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }

    [Fact]
    public async Task Asking_for_the_broken_city_is_wrong_usage()
    {
        _folder.Write("cities/mainz/city.yaml", "id: mainz\nname: [Mainz]\n");

        var outcome = await AssistantProcess.RunAsync("search", "Rhein", "--city", "mainz", "--data", _folder.File("data"), "--cities", _folder.File("cities"));

        outcome.ShouldEndWith(2).Errors.ShouldContain("“name”");
        outcome.Errors.ShouldNotContain("   at ");
    }

    private Task<Outcome> ListAsync(params string[] options) => AssistantProcess.RunAsync(
        ["plugins", "list", .. options, "--plugins", _folder.File("plugins"), "--data", _folder.File("data"), "--cities", town.Cities]);

    private void CopyShipped(string plugin)
    {
        var source = Path.Combine(Places.Plugins, plugin);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = _folder.File(Path.Combine("plugins", plugin, Path.GetRelativePath(source, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
