using System.Text.Json;
using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Access;

namespace Assistant.PluginHosting.Tests;

public sealed class ToolCallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tool_tells_the_model_its_name_description_and_arguments()
    {
        await using var lab = await LabWithAsync("good", """{ "greeting": "Hallo" }""");

        var tool = lab.Tool("good_greet");

        tool.PluginId.ShouldBe("good");
        tool.Description.ShouldBe("Begrüßt jemanden.");
        var properties = tool.Schema.GetProperty("properties");
        properties.GetProperty("name").GetProperty("type").GetString().ShouldBe("string");
        properties.GetProperty("name").GetProperty("description").GetString().ShouldBe("Wen");
        properties.GetProperty("times").GetProperty("type").EnumerateArray().Select(type => type.GetString()).ShouldBe(["integer", "null"], ignoreOrder: true);
        tool.Schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["name"]);
        lab.Tool("good_count_names").Schema.GetProperty("properties").EnumerateObject().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "name": "Anna", "times": 2 }""", 2)]
    [InlineData("""{ "name": "Anna", "times": "2" }""", 2)]
    [InlineData("""{ "name": "Anna", "times": null }""", 1)]
    [InlineData("""{ "name": "Anna", "invented": true }""", 1)]
    public async Task Arguments_are_read_as_models_write_them(string arguments, int times)
    {
        await using var lab = await LabWithAsync("good", """{ "greeting": "Hallo" }""");

        var outcome = await lab.CallAsync("good_greet", arguments);

        outcome.Parts.Single().ShouldBeOfType<Notice>().Text.De.Split('!').Length.ShouldBe(times + 1);
    }

    [Fact]
    public async Task Arguments_may_be_plain_values_or_JSON_elements()
    {
        await using var lab = await LabWithAsync("good", """{ "greeting": "Hallo" }""");

        var plain = await lab.CallAsync("good_greet", new Dictionary<string, object?> { ["name"] = "Anna", ["times"] = 2L });
        var elements = await lab.CallAsync("good_greet", new Dictionary<string, object?> { ["name"] = JsonElement.Parse("\"Anna\""), ["times"] = JsonElement.Parse("2") });

        plain.Parts.Single().ShouldBeOfType<Notice>().Text.ShouldBe(elements.Parts.Single().ShouldBeOfType<Notice>().Text);
    }

    [Theory]
    [InlineData("{}", "name", "missing")]
    [InlineData("""{ "name": ["Anna"] }""", "name", "form")]
    [InlineData("""{ "name": "Anna", "times": "many" }""", "times", "form")]
    [InlineData("""{ "name": "Anna", "times": 99999999999 }""", "times", "form")]
    public async Task A_wrong_argument_is_named(string arguments, string name, string what)
    {
        await using var lab = await LabWithAsync("good", """{ "greeting": "Hallo" }""");

        var outcome = await lab.CallAsync("good_greet", arguments);

        outcome.Error!.Kind.ShouldBe(ToolErrorKind.InvalidArguments);
        outcome.Error.Message.En!.ShouldContain($"“{name}”");
        outcome.Error.Message.En!.ShouldContain(what);
    }

    [Fact]
    public async Task What_a_plugin_says_reaches_the_person_and_what_it_throws_only_the_log()
    {
        await using var lab = await LabWithAsync("rogue");

        var said = await lab.CallAsync("rogue_fail");
        var thrown = await lab.CallAsync("rogue_throw");

        said.Error.ShouldBe(new ToolError(ToolErrorKind.Failed, new LocalizedText("Das Archiv ist bis 12 Uhr geschlossen.")));
        thrown.Error!.Kind.ShouldBe(ToolErrorKind.Faulted);
        thrown.Error.Message.De.ShouldBe("„Schurke“ hat bei dieser Anfrage einen Fehler gemeldet. Der Fehler steht im Protokoll des Betriebs.");
        lab.Log.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Text.Contains("RogueException: A secret: 4711.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endless_result_is_cut_off_as_a_fault()
    {
        await using var lab = await LabWithAsync("rogue");

        var outcome = await lab.CallAsync("rogue_endless");

        outcome.Error!.Kind.ShouldBe(ToolErrorKind.Faulted);
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("more than 100 parts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_is_cancelled_at_its_time_limit()
    {
        var time = new ManualTime();
        await using var lab = await LabWithAsync("rogue", time: time);

        var call = lab.CallAsync("rogue_wait");
        time.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        var outcome = await call;

        outcome.Error!.Kind.ShouldBe(ToolErrorKind.TimedOut);
        outcome.Error.Message.De.ShouldBe("„Schurke“ hat nicht innerhalb von 30 Sekunden geantwortet.");
        lab.Status("rogue").AbandonedCalls.ShouldBe(0);
    }

    [Fact]
    public async Task A_manifest_lowers_the_time_limit_and_cannot_raise_it()
    {
        var time = new ManualTime();
        await using var lab = new PluginLab(time: time);
        lab.Install("Fixture.Rogue", manifest => manifest["limits"] = new System.Text.Json.Nodes.JsonObject { ["toolSeconds"] = 5, ["sourceChangeSeconds"] = 3600 });
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();

        var call = lab.CallAsync("rogue_wait");
        time.Advance(TimeSpan.FromSeconds(5));

        (await call).Error!.Kind.ShouldBe(ToolErrorKind.TimedOut);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_call_at_once_even_where_the_plugin_ignores_it()
    {
        await using var lab = await LabWithAsync("rogue");
        using var caller = new CancellationTokenSource();

        var call = lab.CallAsync("rogue_hang", cancellationToken: caller.Token);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_call_that_does_not_return_is_abandoned_and_harms_nothing_else()
    {
        var time = new ManualTime();
        await using var lab = await LabWithAsync("rogue", time: time);

        var hanging = lab.CallAsync("rogue_hang");
        time.Advance(TimeSpan.FromSeconds(30));

        (await hanging).Error!.Kind.ShouldBe(ToolErrorKind.TimedOut);
        await time.AdvanceUntilAsync(() => lab.Status("rogue").AbandonedCalls == 1, Cancellation);
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("tool rogue_hang did not return", StringComparison.Ordinal));
        (await lab.CallAsync("rogue_fail")).Error!.Kind.ShouldBe(ToolErrorKind.Failed);
    }

    [Fact]
    public async Task A_call_that_spins_does_not_hold_the_thread_that_waits_for_it()
    {
        var time = new ManualTime();
        await using var lab = await LabWithAsync("rogue", time: time);

        var spinning = lab.CallAsync("rogue_spin", """{ "name": "tool" }""");
        await Signals.StartedAsync("tool");
        time.Advance(TimeSpan.FromSeconds(30));

        (await spinning).Error!.Kind.ShouldBe(ToolErrorKind.TimedOut);
        await time.AdvanceUntilAsync(() => lab.Status("rogue").AbandonedCalls == 1, Cancellation);
        Signals.Stop("tool");
        await time.AdvanceUntilAsync(() => lab.Status("rogue").AbandonedCalls == 0, Cancellation);
    }

    [Fact]
    public async Task What_the_attributes_of_a_tool_say_is_told()
    {
        await using var lab = await LabWithAsync("good", """{ "greeting": "Hallo" }""");

        var (greet, post, count) = (lab.Tool("good_greet"), lab.Tool("good_post"), lab.Tool("good_count_names"));

        (greet.RequiresApproval, greet.AllowsParallelCalls).ShouldBe((false, true));
        (post.RequiresApproval, post.AllowsParallelCalls).ShouldBe((true, false));
        (count.RequiresApproval, count.AllowsParallelCalls).ShouldBe((false, false));
        post.ApprovalQuestion.ShouldBe(new LocalizedText("Soll die Begrüßung ausgehängt werden?", "Post the greeting?"));
        greet.ApprovalQuestion.ShouldBeNull();
    }

    [Fact]
    public async Task A_tool_that_needs_approval_is_not_called_without_it()
    {
        await using var lab = await LabWithAsync("good", """{ "greeting": "Hallo" }""");
        var arguments = new Dictionary<string, object?> { ["name"] = "Anna" };

        var asked = await lab.CallAsync("good_post", arguments);
        var approved = await lab.Tool("good_post").InvokeApprovedAsync(Caller.Staff("mainz", "p1", []), arguments, Cancellation);

        asked.Error!.Kind.ShouldBe(ToolErrorKind.ApprovalRequired);
        asked.Parts.ShouldBeEmpty();
        approved.Parts.Single().ShouldBeOfType<Notice>().Text.De.ShouldBe("Hallo, Anna: hängt aus.");
    }

    private static async Task<PluginLab> LabWithAsync(string id, string settings = "{}", TimeProvider? time = null)
    {
        var lab = new PluginLab(time: time);
        lab.Install(id == "good" ? "Fixture.Good" : "Fixture.Rogue");
        lab.With(PluginLab.Mainz, id, settings);
        await lab.LoadAsync();
        lab.Status(id).State.ShouldBe(PluginState.Active, lab.Status(id).Reason);
        return lab;
    }
}
