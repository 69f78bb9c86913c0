using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Access;

namespace Assistant.PluginHosting.Tests;

public sealed class OperationsTests
{
    private const string Settings = """{ "greeting": "Hallo", "names": ["Anna"] }""";
    private const string Operator = "operator";

    [Fact]
    public async Task A_plugin_that_an_operator_switches_off_is_gone_and_can_be_switched_on_again()
    {
        await using var lab = await LoadedAsync();
        lab.Status("good").Actions.ShouldBe([PluginAction.Disable, PluginAction.Reload]);

        await lab.Operations.RunAsync("good", PluginAction.Disable, Operator);

        lab.Status("good").State.ShouldBe(PluginState.Disabled);
        lab.Status("good").Reason.ShouldContain("Switched off");
        lab.Status("good").Cause!.Code.ShouldBe(PluginReasonCode.SwitchedOff);
        lab.Status("good").Cities.ShouldAllBe(city => city.Cause!.Code == PluginReasonCode.SwitchedOff);
        lab.Status("good").Actions.ShouldBe([PluginAction.Enable]);
        lab.Status("good").Cities.ShouldAllBe(city => !city.Active);
        lab.Catalog.GetTools("mainz").ShouldBeEmpty();
        lab.Catalog.GetSkills("mainz").ShouldBeEmpty();
        lab.ActorsOf("good").TakeLast(3).ShouldBe(["Draining operator", "Unloaded operator", "Disabled operator"]);

        await lab.Operations.RunAsync("good", PluginAction.Enable, Operator);

        lab.Status("good").State.ShouldBe(PluginState.Active);
        lab.Status("good").Cities.ShouldAllBe(city => city.Active);
        (await lab.CallAsync("good_greet", """{ "name": "Anna" }""")).Error.ShouldBeNull();
        lab.StatesOf("good").TakeLast(4).ShouldBe(["Disabled Discovered", "Discovered Verified", "Verified Loading", "Loading Active"]);
    }

    [Fact]
    public async Task What_an_operator_has_switched_off_stays_off_over_a_restart_until_it_is_switched_on()
    {
        await using var lab = await LoadedAsync();
        await lab.Operations.RunAsync("good", PluginAction.Disable, Operator);

        await lab.RestartAsync();

        lab.Status("good").State.ShouldBe(PluginState.Disabled);
        lab.Status("good").Reason.ShouldContain("Switched off by the operator on ");
        lab.ActorsOf("good").TakeLast(2).ShouldBe(["Discovered host", "Disabled operator"]);

        await lab.Operations.RunAsync("good", PluginAction.Enable, Operator);
        await lab.RestartAsync();

        lab.Status("good").State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task A_plugin_in_use_is_drained_before_it_is_off()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { DrainTimeout = TimeSpan.Zero });
        lab.Install("Fixture.Rogue");
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();
        var tool = lab.Tool("rogue_wait");
        var call = lab.CallAsync("rogue_wait");

        await lab.Operations.RunAsync("rogue", PluginAction.Disable, Operator);

        (await call).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
        lab.Status("rogue").State.ShouldBe(PluginState.Disabled);
        (await tool.InvokeAsync(Caller.Anonymous("mainz"), [], TestContext.Current.CancellationToken)).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
    }

    [Fact]
    public async Task Of_two_operators_at_once_one_is_told_that_the_other_is_at_it()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { AbandonAfter = TimeSpan.Zero, UnloadCollections = 3, DrainTimeout = TimeSpan.FromSeconds(30) });
        lab.Install("Fixture.Rogue");
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();
        var call = lab.CallAsync("rogue_spin", """{ "name": "two" }""");
        await Signals.StartedAsync("two");

        // The first one drains: the call is still under way.
        var first = lab.Operations.RunAsync("rogue", PluginAction.Disable, Operator);
        var second = await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("rogue", PluginAction.Reload, Operator));
        first.IsCompleted.ShouldBeFalse();
        Signals.Stop("two");
        await first;

        second.Message.ShouldContain("by somebody else");
        (await call).Error.ShouldBeNull();
        lab.Status("rogue").State.ShouldBe(PluginState.Disabled);
        (await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("rogue", PluginAction.Disable, Operator)))
            .Message.ShouldContain("is Disabled; it cannot be switched off now");
    }

    [Fact]
    public async Task A_plugin_is_loaded_again_as_it_lies_on_disk_now()
    {
        await using var lab = await LoadedAsync();
        var tool = lab.Tool("good_greet");
        lab.Install("Fixture.Good", manifest => manifest["version"] = "9.9.9");

        await lab.Operations.RunAsync("good", PluginAction.Reload, Operator);

        lab.Status("good").State.ShouldBe(PluginState.Active);
        lab.Status("good").Version.ShouldBe("9.9.9");
        await lab.RetiredAsync("good", retired => retired is [{ State: PluginState.Unloaded }]);
        lab.Status("good").Retired.Single().ShouldSatisfyAllConditions(
            old => old.Version.ShouldBe("1.0.0"), old => old.Cause!.Code.ShouldBe(PluginReasonCode.Unloaded));
        lab.StatesOf("good").TakeLast(6).ShouldBe(
            ["- Discovered", "Discovered Verified", "Verified Loading", "Loading Active", "Active Draining", "Draining Unloaded"]);
        (await tool.InvokeAsync(Caller.Anonymous("mainz"), [], TestContext.Current.CancellationToken)).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
        (await lab.CallAsync("good_greet", """{ "name": "Anna" }""")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task What_runs_goes_on_where_what_lies_on_disk_does_not_fit()
    {
        await using var lab = await LoadedAsync();
        lab.Install("Fixture.Good", manifest => manifest["sdk"] = "[7.0,8.0)");

        var refusal = await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("good", PluginAction.Reload, Operator));

        refusal.Message.ShouldContain("so the running plugin goes on");
        lab.Status("good").State.ShouldBe(PluginState.Active);
        (await lab.CallAsync("good_greet", """{ "name": "Anna" }""")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_plugin_that_was_broken_works_after_it_was_put_right()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good", manifest => manifest["entryType"] = "Nobody");
        lab.With(PluginLab.Mainz, "good", Settings);
        await lab.LoadAsync();
        lab.Status("good").State.ShouldBe(PluginState.Incompatible);
        lab.Install("Fixture.Good");

        await lab.Operations.RunAsync("good", PluginAction.Reload, Operator);

        lab.Status("good").State.ShouldBe(PluginState.Active);
        lab.Status("good").Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_sentence()
    {
        await using var lab = await LoadedAsync();

        (await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("bad", PluginAction.Disable, Operator))).Message.ShouldContain("There is no plugin bad");
        (await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("good", PluginAction.Enable, Operator))).Message.ShouldContain("cannot be switched on now");
        Directory.Delete(lab.Status("good").Folder, recursive: true);
        (await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("good", PluginAction.Reload, Operator))).Message.ShouldContain("There is no plugin in");
        lab.Status("good").State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task A_leak_is_told_where_the_plugin_is_switched_off()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { UnloadCollections = 3 });
        lab.Install("Fixture.Leaky");
        lab.With(PluginLab.Mainz, "leaky");
        await lab.LoadAsync();
        (await lab.CallAsync("leaky_hello")).Error.ShouldBeNull();

        await lab.Operations.RunAsync("leaky", PluginAction.Disable, Operator);

        lab.Status("leaky").State.ShouldBe(PluginState.Disabled);
        lab.Status("leaky").Reason.ShouldContain("Still in memory");
        lab.Status("leaky").Cause!.ShouldSatisfyAllConditions(cause => cause.Code.ShouldBe(PluginReasonCode.SwitchedOff), cause => cause.Also!.Code.ShouldBe(PluginReasonCode.HeldBy));
    }

    private static async Task<PluginLab> LoadedAsync()
    {
        var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", Settings);
        await lab.LoadAsync();
        return lab;
    }
}
