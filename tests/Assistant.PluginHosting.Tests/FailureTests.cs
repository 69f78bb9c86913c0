using Assistant.PluginHosting.Tests.Lab;
using Dapper;

namespace Assistant.PluginHosting.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_plugin_that_fails_at_every_start_is_not_tried_for_ever_until_an_operator_loads_it_again()
    {
        await using var lab = new PluginLab();
        Versions.Lay(lab, "1.0.0", "configure");
        lab.With(PluginLab.Mainz, "versioned");
        await lab.LoadAsync();
        for (var start = 2; start <= 3; start++)
            await lab.RestartAsync();
        lab.Status("versioned").Cause!.Code.ShouldBe(PluginReasonCode.Failed);

        await lab.RestartAsync();

        var status = lab.Status("versioned");
        (status.State, status.Cause!.Code).ShouldBe((PluginState.Faulted, PluginReasonCode.FailedRepeatedly));
        status.Reason.ShouldContain("could not be loaded 3 times in a row");
        status.Reason.ShouldContain("VersionedException: Not set up.");
        lab.StatesOf("versioned")[^1].ShouldBe("Verified Faulted", "none of its code runs");

        // Put right under the same version: the operator says so.
        await Versions.ReloadAsync(lab, "1.0.0");
        lab.Status("versioned").State.ShouldBe(PluginState.Active);
        await lab.RestartAsync();
        lab.Status("versioned").State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task Another_version_is_tried_at_the_next_start()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { MaxLoadFailures = 1 });
        Versions.Lay(lab, "1.0.0", "configure");
        lab.With(PluginLab.Mainz, "versioned");
        await lab.LoadAsync();
        await lab.RestartAsync();
        lab.Status("versioned").Cause!.Code.ShouldBe(PluginReasonCode.FailedRepeatedly);

        Versions.Lay(lab, "1.0.1");
        await lab.RestartAsync();

        lab.Status("versioned").State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task A_start_that_the_host_did_not_survive_counts()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { MaxLoadFailures = 2 });
        Versions.Lay(lab, "1.0.0");
        lab.With(PluginLab.Mainz, "versioned");
        // What a host leaves behind that was killed while it loaded the plugin, twice.
        await lab.Database.WriteAsync(
            connection => connection.Execute("INSERT INTO plugin_failure VALUES ('versioned', '1.0.0', 2, 'The host ended while it was being loaded.', '2026-11-22T00:00:00Z')"),
            TestContext.Current.CancellationToken);

        await lab.LoadAsync();

        lab.Status("versioned").State.ShouldBe(PluginState.Faulted);
        lab.Status("versioned").Reason.ShouldContain("The host ended while it was being loaded.");
    }
}
