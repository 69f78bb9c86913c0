using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

public sealed class CityTests
{
    private const string Operator = "operator";

    [Fact]
    public async Task A_plugin_is_off_in_one_city_and_on_again_without_a_second_load()
    {
        await using var lab = await Versions.LoadedAsync(inTrier: true);
        // A second load would show: another version lies on disk.
        Versions.Lay(lab, "2.0.0");

        await lab.Operations.RunAsync("versioned", PluginAction.Disable, Operator, "mainz");

        lab.Status("versioned").State.ShouldBe(PluginState.Active);
        lab.Status("versioned").Cities.Single(city => city.CityId == "mainz").ShouldSatisfyAllConditions(
            city => city.Active.ShouldBeFalse(), city => city.IsSwitchedOff.ShouldBeTrue(), city => city.Cause!.Code.ShouldBe(PluginReasonCode.SwitchedOffInCity));
        lab.Catalog.GetTools("mainz").ShouldBeEmpty();
        using (var lease = lab.Catalog.Lease("mainz"))
            lease.Tools.ShouldBeEmpty();
        (await lab.Catalog.GetKnowledgeAsync("mainz", TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await Versions.ToldAsync(lab, PluginLab.Trier)).ShouldBe("1.0.0 1.0.0");

        await lab.Operations.RunAsync("versioned", PluginAction.Enable, Operator, "mainz");

        lab.Status("versioned").Cities.ShouldAllBe(city => city.Active);
        (await Versions.ToldAsync(lab)).ShouldBe("1.0.0 1.0.0");
        lab.StatesOf("versioned").ShouldBe(["- Discovered", "Discovered Verified", "Verified Loading", "Loading Active"]);
    }

    [Fact]
    public async Task It_stays_off_there_over_a_reload_and_a_restart_until_it_is_switched_on()
    {
        await using var lab = await Versions.LoadedAsync(inTrier: true);
        await lab.Operations.RunAsync("versioned", PluginAction.Disable, Operator, "mainz");

        await Versions.ReloadAsync(lab, "2.0.0");
        lab.Catalog.GetTools("mainz").ShouldBeEmpty();
        (await Versions.ToldAsync(lab, PluginLab.Trier)).ShouldBe("2.0.0 2.0.0");
        await lab.RestartAsync();
        lab.Catalog.GetTools("mainz").ShouldBeEmpty();
        (await Versions.ToldAsync(lab, PluginLab.Trier)).ShouldBe("2.0.0 2.0.0");

        await lab.Operations.RunAsync("versioned", PluginAction.Enable, Operator, "mainz");
        (await Versions.ToldAsync(lab)).ShouldBe("2.0.0 2.0.0");
        await lab.RestartAsync();
        (await Versions.ToldAsync(lab)).ShouldBe("2.0.0 2.0.0");
    }

    [Fact]
    public async Task A_turn_that_began_before_ends_with_its_tools()
    {
        await using var lab = await Versions.LoadedAsync();
        var turn = lab.Catalog.Lease("mainz");

        var off = lab.Operations.RunAsync("versioned", PluginAction.Disable, Operator, "mainz");
        (await Versions.ToldAsync(turn)).ShouldBe("1.0.0 1.0.0");
        off.IsCompleted.ShouldBeFalse();
        turn.Dispose();
        await off;

        (await Versions.ToldAsync(turn)).ShouldStartWith("Unavailable");
        lab.Status("versioned").State.ShouldBe(PluginState.Active, "off in all its cities it is still loaded");
        (await lab.Catalog.UnloadAsync("versioned", "Test.", "test", TestContext.Current.CancellationToken)).State.ShouldBe(PluginState.Unloaded);
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_sentence()
    {
        await using var lab = await Versions.LoadedAsync();

        (await RefusedAsync(PluginAction.Disable, "trier")).Refusal.ShouldBe(PluginRefusal.NoCity);
        (await RefusedAsync(PluginAction.Enable, "mainz")).Message.ShouldContain("is on in mainz already");
        (await RefusedAsync(PluginAction.Reload, "mainz")).Message.ShouldContain("loaded for all cities at once");

        Task<PluginActionException> RefusedAsync(PluginAction action, string city) =>
            Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("versioned", action, Operator, city));
    }

    [Fact]
    public async Task A_decision_can_be_written_down_for_a_host_that_does_not_run()
    {
        await using var lab = await Versions.LoadedAsync(inTrier: true);
        await DecideAsync(PluginAction.Disable, "trier");
        lab.Catalog.GetTools("trier").ShouldNotBeEmpty("it holds from the next start");

        await lab.RestartAsync();
        lab.Catalog.GetTools("trier").ShouldBeEmpty();
        await DecideAsync(PluginAction.Enable, "trier");
        await DecideAsync(PluginAction.Disable, null);
        await lab.RestartAsync();
        lab.Status("versioned").State.ShouldBe(PluginState.Disabled);
        await DecideAsync(PluginAction.Enable, null);
        await lab.RestartAsync();
        (await Versions.ToldAsync(lab, PluginLab.Trier)).ShouldBe("1.0.0 1.0.0");
        (await Should.ThrowAsync<PluginActionException>(() => lab.Operations.DecideAsync(lab.PluginDirectory, "nobody", PluginAction.Enable, Operator, null, TestContext.Current.CancellationToken)))
            .Refusal.ShouldBe(PluginRefusal.Unknown);

        Task DecideAsync(PluginAction action, string? city) =>
            lab.Operations.DecideAsync(lab.PluginDirectory, "versioned", action, Operator, city, TestContext.Current.CancellationToken);
    }
}
