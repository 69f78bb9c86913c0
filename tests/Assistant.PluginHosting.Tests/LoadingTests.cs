using System.Text.Json.Nodes;
using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.PluginHosting.Tests;

public sealed class LoadingTests
{
    private const string Settings = """{ "greeting": "Hallo", "names": ["Anna", "Bert"] }""";

    [Fact]
    public async Task A_good_plugin_is_active_in_the_cities_that_have_settings_for_it()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", Settings);

        await lab.LoadAsync();

        var status = lab.Status("good");
        status.State.ShouldBe(PluginState.Active, status.Reason);
        status.Version.ShouldBe("1.0.0");
        status.DisplayName.ShouldBe(new LocalizedText("Grüße", "Greetings"));
        status.Cities.ShouldBe([new PluginCityStatus("mainz", true, null)]);
        lab.Catalog.GetSkills("mainz").Single().Manifest.Examples.ShouldBe(["Begrüße Frau Berg."]);
        lab.Catalog.GetSkills("trier").ShouldBeEmpty();
        lab.Catalog.GetTools("trier").ShouldBeEmpty();
        (await lab.Catalog.GetKnowledgeAsync("trier", TestContext.Current.CancellationToken)).ShouldBeEmpty();
        lab.StatesOf("good").ShouldBe(["- Discovered", "Discovered Verified", "Verified Loading", "Loading Active"]);
    }

    [Fact]
    public async Task A_plugin_that_no_city_wants_is_verified_and_not_loaded()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");

        await lab.LoadAsync();

        lab.Status("good").State.ShouldBe(PluginState.Verified);
        lab.Status("good").Reason.ShouldContain("plugins.good");
    }

    [Fact]
    public async Task Wrong_settings_switch_one_city_off_and_leave_the_other_on()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", """{ "times": 10, "tone": "loud", "colour": "red" }""").With(PluginLab.Trier, "good", Settings);

        await lab.LoadAsync();

        lab.Status("good").State.ShouldBe(PluginState.Active);
        lab.Catalog.GetTools("mainz").ShouldBeEmpty();
        lab.Catalog.GetTools("trier").ShouldNotBeEmpty();
        var reason = lab.Status("good").Cities.Single(city => city.CityId == "mainz").Reason!;
        lab.Status("good").Cities.Single(city => city.CityId == "mainz").Cause!.ShouldSatisfyAllConditions(
            cause => cause.Code.ShouldBe(PluginReasonCode.SettingsWrong), cause => cause.Arguments.ShouldBe(["good", "mainz"]), cause => reason.ShouldEndWith(cause.Detail!));
        reason.ShouldContain("$.greeting: is missing");
        reason.ShouldContain("$.times: is 10; write 9 or less.");
        reason.ShouldContain("$.tone: “loud” is not allowed; write one of “plain”, “warm”.");
        reason.ShouldContain("$.colour: is not known here");
    }

    [Fact]
    public async Task Each_broken_plugin_is_recorded_with_its_reason_and_the_good_one_works()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.Install("Fixture.Throwing");
        lab.Install("Fixture.Good", manifest => Set(manifest, "id", "no-type", "entryType", "Fixture.Good.Elsewhere"), "no-type");
        lab.Install("Fixture.Good", manifest => Set(manifest, "id", "new-sdk", "sdk", "[9.0,10.0)"), "new-sdk");
        lab.Install("Fixture.Good", manifest => Set(manifest, "id", "no-file", "entryAssembly", "Elsewhere.dll"), "no-file");
        lab.Install("Fixture.Good", manifest => Set(manifest, "id", "no-plugin", "entryType", "Fixture.Good.GoodPlugin+Greetings"), "no-plugin");
        lab.Install("Fixture.Good", null, "twin");
        File.WriteAllText(Path.Combine(lab.Install("Fixture.Good", null, "no-json"), "plugin.json"), "{");
        File.WriteAllText(Path.Combine(lab.Install("Fixture.Good", manifest => Set(manifest, "id", "no-dll"), "no-dll"), "Fixture.Good.dll"), "no assembly");
        Directory.CreateDirectory(Path.Combine(lab.PluginDirectory, "notes"));
        foreach (var id in new[] { "good", "throwing", "no-type", "new-sdk", "no-file", "no-plugin", "no-dll" })
            lab.With(PluginLab.Mainz, id, id == "throwing" ? "{}" : Settings);

        await lab.LoadAsync();

        Check("good", PluginState.Active, "mainz");
        Check("throwing", PluginState.Faulted, "ThrowingException: No setting up in mainz.");
        Check("no-type", PluginState.Incompatible, "Fixture.Good.Elsewhere");
        Check("new-sdk", PluginState.Incompatible, "asks for Assistant.Sdk [9.0,10.0), this host has 1.0.0");
        Check("no-file", PluginState.Incompatible, "Elsewhere.dll, which is not in the folder");
        Check("no-plugin", PluginState.Incompatible, "does not fit the pattern");
        Check("no-dll", PluginState.Incompatible, "no .NET assembly");
        Check("no-json", PluginState.Incompatible, "is no JSON");
        Check("twin", PluginState.Incompatible, "is the id of the plugin in");
        lab.Catalog.Statuses.Count.ShouldBe(9);
        (await lab.CallAsync("good_greet", """{ "name": "Anna" }""")).Error.ShouldBeNull();

        void Check(string id, PluginState state, string reason)
        {
            lab.Status(id).State.ShouldBe(state, lab.Status(id).Reason);
            lab.Status(id).Reason.ShouldContain(reason);
        }
    }

    [Fact]
    public async Task A_plugin_that_hangs_in_Configure_is_faulted_after_the_limit_and_holds_nobody_up()
    {
        var time = new ManualTime();
        await using var lab = new PluginLab(time: time);
        lab.Install("Fixture.Good");
        lab.Install("Fixture.Throwing");
        lab.With(PluginLab.Mainz, "good", Settings).With(PluginLab.Mainz, "throwing", """{ "hang": true }""");

        var loading = lab.LoadAsync();
        await ManualTime.UntilAsync(() => lab.Catalog.Statuses.Any(status => status is { Id: "good", State: PluginState.Active }), TestContext.Current.CancellationToken);
        await time.AdvanceUntilAsync(() => loading.IsCompleted, TestContext.Current.CancellationToken);
        await loading;

        lab.Status("throwing").State.ShouldBe(PluginState.Faulted);
        lab.Status("throwing").Reason.ShouldContain("took longer than 10 s");
        lab.Status("throwing").Cause!.ShouldSatisfyAllConditions(cause => cause.Code.ShouldBe(PluginReasonCode.TimedOut), cause => cause.Arguments[1].ShouldBe(10.0));
        lab.Status("good").State.ShouldBe(PluginState.Active);
    }

    [Theory]
    [InlineData("number", "it returns Int32; return a ToolPart")]
    [InlineData("parameter", "source-generated context")]
    [InlineData("none", "has no tool; put [Description")]
    [InlineData("twins", "more than one tool odd_find")]
    [InlineData("storage", "Add permissions.storage (true) to plugin.json")]
    [InlineData("missing", "Unable to resolve service for type 'Fixture.Odd.OddPlugin+Own'")]
    public async Task A_mistake_of_the_author_is_named_when_the_plugin_is_set_up(string what, string reason)
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Odd");
        lab.With(PluginLab.Mainz, "odd", $$"""{ "what": "{{what}}" }""");

        await lab.LoadAsync();

        lab.Status("odd").State.ShouldBe(PluginState.Faulted);
        lab.Status("odd").Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task Settings_that_the_class_does_not_know_are_named()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Odd", manifest => manifest["settingsSchema"]!["properties"]!["colour"] = new JsonObject { ["type"] = "string" });
        lab.With(PluginLab.Mainz, "odd", """{ "what": "", "colour": "red" }""");

        await lab.LoadAsync();

        lab.Status("odd").State.ShouldBe(PluginState.Faulted);
        lab.Status("odd").Reason.ShouldContain("colour");
        lab.Status("odd").Reason.ShouldContain("Make settingsSchema in plugin.json and the class agree.");
    }

    [Fact]
    public async Task The_builder_is_of_no_use_after_Configure()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Odd");
        lab.With(PluginLab.Mainz, "odd", """{ "what": "later" }""");
        await lab.LoadAsync();

        var outcome = await lab.CallAsync("odd_use");

        outcome.Error!.Kind.ShouldBe(ToolErrorKind.Faulted);
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("uses its builder after Configure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_files_of_a_running_plugin_can_be_replaced()
    {
        await using var lab = new PluginLab();
        var folder = lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", Settings);
        await lab.LoadAsync();

        Directory.Delete(folder, recursive: true);

        (await lab.CallAsync("good_count_names")).Parts.Single().ShouldBeOfType<Table>().Rows.Count.ShouldBe(2);
        File.ReadAllText("/proc/self/maps").ShouldNotContain("Fixture.Good.dll");
    }

    [Fact]
    public async Task The_last_state_is_stored_with_reason_and_actor()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", Settings);
        await lab.LoadAsync();
        await lab.Catalog.UnloadAsync("good", "Wartung.", "operator", TestContext.Current.CancellationToken);

        var state = lab.Database.Read(connection => connection.QuerySingle<(string, string, string)>("SELECT version, state, actor FROM plugin_state WHERE plugin = 'good'"));
        var reason = lab.Database.Read(connection => connection.QuerySingle<string>("SELECT reason FROM plugin_transition WHERE to_state = 'Draining'"));

        state.ShouldBe(("1.0.0", "Unloaded", "operator"));
        reason.ShouldBe("Wartung.");
    }

    [Fact]
    public async Task A_missing_plugin_directory_is_no_failure()
    {
        await using var lab = new PluginLab();

        await lab.LoadAsync();

        lab.Catalog.Statuses.ShouldBeEmpty();
        lab.Log.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains("no plugin directory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_of_another_city_is_refused()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", Settings);
        await lab.LoadAsync();

        await Should.ThrowAsync<ArgumentException>(() => lab.CallAsync("good_greet", caller: Caller.Anonymous("trier")));
    }

    private static void Set(JsonObject manifest, params string[] pairs)
    {
        foreach (var pair in pairs.Chunk(2))
            manifest[pair[0]] = pair[1];
    }
}
