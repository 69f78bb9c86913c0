using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;
using Assistant.Host.Cities;
using Assistant.Host.Development;
using Assistant.Host.Tests.Lab;
using Assistant.Sdk;

namespace Assistant.Host.Tests.Development;

public class DevelopmentTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:0;https://[::1]:8443")]
    [InlineData("http://127.0.0.2:1")]
    public void Addresses_of_this_machine_may_be_listened_on(string urls) => Should.NotThrow(() => LoopbackAddresses.Require(urls));

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://assistant.stadt.local:80")]
    [InlineData("http://127.0.0.1:8080;http://10.1.2.3:80")]
    public void Addresses_that_others_reach_are_refused_in_a_sentence(string urls) =>
        Should.Throw<UsageException>(() => LoopbackAddresses.Require(urls)).Message.ShouldContain("listen on this machine alone");

    [Theory]
    [InlineData("/src/Places.cs(12,9): error CS1002: ; expected [/src/Depot.csproj]", "Places.cs(12,9): error CS1002: ; expected")]
    [InlineData("/src/Places.cs(12,9,12,14): warning CAP1007: File reads files (sdk/docs/diagnostics.md#cap1007) [/src/Depot.csproj]", "Places.cs(12,9): warning CAP1007: File reads files (sdk/docs/diagnostics.md#cap1007)")]
    [InlineData("/src/Depot.csproj : error NU1101: Unable to find package X.", "Depot.csproj: error NU1101: Unable to find package X.")]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", "MSBUILD: error MSB1009: Project file does not exist.")]
    [InlineData("CSC : error CS5001: Program does not contain a static Main [/src/Depot.csproj]", "CSC: error CS5001: Program does not contain a static Main")]
    [InlineData("  Depot -> /src/bin/Debug/net10.0/Depot.dll", null)]
    public void A_message_of_the_build_is_told_with_its_place(string line, string? told) => BuildMessage.Read(line, "/src")?.ToString().ShouldBe(told);

    [Fact]
    public void Many_messages_are_told_in_short()
    {
        var lines = BuildReport.Lines("depot", new BuildResult(false, TimeSpan.FromSeconds(1.26), [.. Enumerable.Range(1, 20).Select(line => new BuildMessage(true, $"A.cs({line})", "CS1002", "; expected"))])).ToList();

        lines[0].ShouldBe("depot: cannot be built (1.3 s)");
        lines.Count.ShouldBe(14);
        lines[^1].ShouldBe("  … and 8 more");
    }

    [Theory]
    [InlineData("Places.cs", true)]
    [InlineData("Model/Place.cs", true)]
    [InlineData("plugin.json", true)]
    [InlineData("obj/project.assets.json", false)]
    [InlineData("bin/Debug/Depot.dll", false)]
    [InlineData(".git/index", false)]
    [InlineData("Places.cs~", false)]
    [InlineData(".Places.cs.swp", false)]
    public void What_a_build_or_an_editor_writes_is_no_source(string path, bool isSource) => SourceWatch.IsSource(path).ShouldBe(isSource);

    [Fact]
    public void A_plugin_is_found_in_its_folder_and_in_the_one_above()
    {
        using var directory = new TemporaryDirectory();
        var source = Directory.CreateDirectory(Path.Combine(directory.Path, "src")).FullName;
        Directory.CreateDirectory(Path.Combine(directory.Path, "tests"));
        File.WriteAllText(Path.Combine(source, "Depot.csproj"), "<Project />");
        File.WriteAllText(Path.Combine(source, "plugin.json"), """{ "id": "depot" }""");

        PluginProject.Find(source).ProjectFile.ShouldBe(Path.Combine(source, "Depot.csproj"));
        PluginProject.Find(directory.Path).ReadId().ShouldBe("depot");
        Should.Throw<UsageException>(() => PluginProject.Find(Path.Combine(directory.Path, "tests"))).Message.ShouldContain("dotnet new assistant-plugin");
        Should.Throw<UsageException>(() => PluginProject.Find(Path.Combine(directory.Path, "nowhere"))).Message.ShouldContain("There is no folder");
    }

    [Fact]
    public void The_plugin_stands_in_for_an_installed_one_with_its_id()
    {
        using var directory = new TemporaryDirectory();
        var installed = Path.Combine(directory.Path, "plugins");
        foreach (var (folder, id) in new[] { ("ris", "ris"), ("other-name", "depot") })
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(installed, folder)).FullName, "plugin.json"), $$"""{ "id": "{{id}}" }""");
        var folders = new DevelopmentFolders(Path.Combine(directory.Path, "data"));

        folders.Link(installed, "depot").ShouldBe(Path.Combine(installed, "other-name"));
        folders.Clear();
        File.WriteAllText(Path.Combine(folders.Next, "plugin.json"), "{}");
        folders.Take("depot");

        Directory.GetDirectories(folders.Plugins).Select(Path.GetFileName).ShouldBe(["ris", "depot"], ignoreOrder: true);
        folders.Link(installed, "depot");
        File.Exists(Path.Combine(installed, "ris", "plugin.json")).ShouldBeTrue("Only the link is deleted.");
    }

    [Fact]
    public void What_a_city_has_to_write_comes_from_the_manifest()
    {
        using var directory = new TemporaryDirectory();
        var manifest = Path.Combine(directory.Path, "plugin.json");
        File.WriteAllText(manifest, """{ "id": "depot", "settingsSchema": { "required": ["list"], "properties": { "list": { "description": "Write the address." }, "other": {} } } }""");

        SettingsLines.Of(manifest).ShouldBe(["plugins:", "  depot:", "    list: …   # Write the address."]);
        File.WriteAllText(manifest, """{ "id": "depot" }""");
        SettingsLines.Of(manifest).ShouldBe(["plugins:", "  depot: {}"]);
    }

    [Fact]
    public void A_turn_is_told_without_question_and_answer()
    {
        var lines = new TurnLines("depot", "rebstadt", TimeProvider.System);
        var table = new Table(new LocalizedText("Titel"), [new TableColumn(new LocalizedText("Spalte"))], [["a"], ["b"]]) { Sources = [new SourceReference { DocumentId = "1", Title = "Hof" }] };
        TurnEvent[] turn =
        [
            new TurnEvent.SkillsChosen(["depot/open", "ris/meetings"]),
            new TurnEvent.ToolStarted("1", "depot_open_on", """{"date":"2026-05-02"}"""),
            new TurnEvent.ToolFinished("1", "depot_open_on", [table], null),
            new TurnEvent.ToolStarted("2", "ris_find", "{}"),
            new TurnEvent.ToolFinished("3", "depot_other", [], "Der Server schweigt."),
            new TurnEvent.Searched(3, 40),
            new TurnEvent.TextAdded("Geheim"),
            new TurnEvent.Finished(new Answer { Text = "Geheim", Mode = AnswerMode.Extractive, Citations = [new Citation(1, table.Sources[0], null, null, "p", "Geheim")], Tools = [new ToolUse("depot_open_on", "{}", [new Notice(new LocalizedText("x")) { Sources = [new SourceReference { DocumentId = "2", Title = "Depot" }] }], null)] }),
        ];

        var told = turn.SelectMany(lines.Of).ToList();

        told[0].ShouldBe("turn in rebstadt: skills depot/open, ris/meetings");
        told[1].ShouldBe("""  depot_open_on {"date":"2026-05-02"}""");
        told[2].ShouldMatch("^  depot_open_on answered after \\d+ ms: Table \\(2 rows, 1 sources\\)$");
        told[3].ShouldBe("  depot_other failed: Der Server schweigt.");
        told[4].ShouldBe("  index: 3 hits in 40 passages");
        told[5].ShouldBe("  answer: word for word, without a model; sources Hof, Depot");
        told.Count.ShouldBe(6);
    }

    [Fact]
    public void A_turn_that_passes_the_plugin_by_says_so() =>
        new TurnLines("depot", "rebstadt", TimeProvider.System).Of(new TurnEvent.SkillsChosen(["ris/meetings"])).ShouldBe(["turn in rebstadt: skills ris/meetings; none of depot"]);
}
