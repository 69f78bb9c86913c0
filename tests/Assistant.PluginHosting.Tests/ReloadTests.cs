using System.Collections.Concurrent;
using Assistant.PluginHosting.Tests.Lab;
using Dapper;

namespace Assistant.PluginHosting.Tests;

public sealed class ReloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_questions_during_twenty_reloads_all_succeed_and_none_sees_two_versions()
    {
        const int Questions = 1000, Reloads = 20, Calls = 3;
        await using var lab = await Versions.LoadedAsync();
        var (begun, reloaded) = (0, false);
        var told = new ConcurrentBag<HashSet<string>>();
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(AskAsync, Cancellation)).ToList();

        for (var reload = 1; reload <= Reloads; reload++)
        {
            // Spread over the questions, so that each reload happens among them.
            await ManualTime.UntilAsync(() => Volatile.Read(ref begun) >= reload * Questions / (Reloads + 1), Cancellation);
            await Versions.ReloadAsync(lab, $"1.0.{reload}");
        }

        Volatile.Write(ref reloaded, true);
        await Task.WhenAll(asking);
        await lab.RetiredAsync("versioned", retired => retired is [{ State: PluginState.Unloaded }]);

        told.Count.ShouldBeGreaterThanOrEqualTo(Questions);
        told.ShouldAllBe(versions => versions.Count == 1, "one question, one version");
        told.SelectMany(versions => versions).ShouldAllBe(version => IsWhole(version));
        told.SelectMany(versions => versions).ShouldContain($"1.0.{Reloads} 1.0.{Reloads}");
        lab.StatesOf("versioned").Count(step => step == "Draining Unloaded").ShouldBe(Reloads);
        lab.StatesOf("versioned").ShouldNotContain("Draining Leaked");
        lab.Database.Read(connection => connection.QuerySingle<(string, string)>("SELECT version, state FROM plugin_state")).ShouldBe(("1.0.20", "Active"));

        async Task AskAsync()
        {
            // At least one each after the last reload.
            for (var last = false; !last || Volatile.Read(ref begun) < Questions;)
            {
                last = Volatile.Read(ref reloaded);
                Interlocked.Increment(ref begun);
                using var lease = lab.Catalog.Lease("mainz");
                var versions = new HashSet<string>(StringComparer.Ordinal);
                for (var call = 0; call < Calls; call++)
                {
                    versions.Add(await Versions.ToldAsync(lease));
                    await Task.Yield();
                }

                told.Add(versions);
            }
        }
    }

    [Fact]
    public async Task A_turn_keeps_the_version_that_it_began_with_and_holds_it_until_it_ends()
    {
        await using var lab = await Versions.LoadedAsync();
        using var turn = lab.Catalog.Lease("mainz");

        await Versions.ReloadAsync(lab, "2.0.0");

        using var next = lab.Catalog.Lease("mainz");
        (await Versions.ToldAsync(turn)).ShouldBe("1.0.0 1.0.0");
        (await Versions.ToldAsync(next)).ShouldBe("2.0.0 2.0.0");
        (lab.Status("versioned").Version, lab.Status("versioned").State).ShouldBe(("2.0.0", PluginState.Active));
        lab.Status("versioned").Retired.Single().ShouldSatisfyAllConditions(
            old => (old.Version, old.State).ShouldBe(("1.0.0", PluginState.Draining)), old => old.Cause!.Arguments.ShouldBe(["2.0.0"]));

        turn.Dispose();
        await lab.RetiredAsync("versioned", retired => retired is [{ State: PluginState.Unloaded }]);
        (await Versions.ToldAsync(turn)).ShouldStartWith("Unavailable");
        (await Versions.ToldAsync(next)).ShouldBe("2.0.0 2.0.0");
    }

    [Fact]
    public async Task A_lease_that_nobody_gives_back_holds_its_version_until_the_deadline_and_is_told()
    {
        var time = new ManualTime();
        await using var lab = await Versions.LoadedAsync(time: time);
        var forgotten = lab.Catalog.Lease("mainz");

        await Versions.ReloadAsync(lab, "2.0.0");
        time.Advance(TimeSpan.FromSeconds(29));
        (await Versions.ToldAsync(forgotten)).ShouldBe("1.0.0 1.0.0");
        await time.AdvanceUntilAsync(() => lab.Status("versioned").Retired.Single().State == PluginState.Unloaded, Cancellation);

        lab.Log.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains("1 turns still hold it after 30 s", StringComparison.Ordinal));
        forgotten.Dispose();
    }

    [Theory]
    [InlineData("configure", "VersionedException: Not set up.")]
    [InlineData("configure trier", "VersionedException: Not set up.")]
    [InlineData("tool", "VersionedException: No tool.")]
    [InlineData("source", "VersionedException: No source.")]
    public async Task What_runs_goes_on_where_the_new_version_does_not_work_and_the_reason_stays_visible(string fail, string reason)
    {
        await using var lab = await Versions.LoadedAsync(inTrier: true);
        using var turn = lab.Catalog.Lease("mainz");

        var refusal = await Should.ThrowAsync<PluginActionException>(() => Versions.ReloadAsync(lab, "2.0.0", fail));

        refusal.Refusal.ShouldBe(PluginRefusal.Unfit);
        refusal.Message.ShouldContain("so the running plugin goes on");
        refusal.Message.ShouldContain(reason);
        var status = lab.Status("versioned");
        (status.Version, status.State).ShouldBe(("1.0.0", PluginState.Active));
        status.FailedAttempt!.Version.ShouldBe("2.0.0");
        status.FailedAttempt.Reason.ShouldContain(reason);
        (await Versions.ToldAsync(turn)).ShouldBe("1.0.0 1.0.0");
        (await Versions.ToldAsync(lab, PluginLab.Trier)).ShouldBe("1.0.0 1.0.0");
        await lab.RetiredAsync("versioned", retired => retired.Count == 0);
        lab.StatesOf("versioned").TakeLast(4).ShouldBe(["- Discovered", "Discovered Verified", "Verified Loading", "Loading Faulted"]);
        lab.Database.Read(connection => connection.QuerySingle<(string, string)>("SELECT version, state FROM plugin_state")).ShouldBe(("1.0.0", "Active"));

        await Versions.ReloadAsync(lab, "2.0.1");
        lab.Status("versioned").FailedAttempt.ShouldBeNull();
        (await Versions.ToldAsync(lab)).ShouldBe("2.0.1 2.0.1");
    }

    [Fact]
    public async Task A_new_version_that_hangs_holds_nobody_up()
    {
        var time = new ManualTime();
        await using var lab = await Versions.LoadedAsync(new PluginHostingOptions { UnloadCollections = 2 }, time);

        var reload = Versions.ReloadAsync(lab, "2.0.0", "hang");
        (await Versions.ToldAsync(lab)).ShouldBe("1.0.0 1.0.0");
        await time.AdvanceUntilAsync(() => reload.IsCompleted, Cancellation);

        (await Should.ThrowAsync<PluginActionException>(() => reload)).Message.ShouldContain("took longer than 10 s");
        // Its thread cannot be ended, so it stays, and that is shown.
        await time.AdvanceUntilAsync(() => lab.Status("versioned").Retired is [{ Version: "2.0.0", State: PluginState.Leaked }], Cancellation);
        (await Versions.ToldAsync(lab)).ShouldBe("1.0.0 1.0.0");
    }

    [Fact]
    public async Task Another_plugin_in_the_same_folder_does_not_take_the_place_of_the_running_one()
    {
        await using var lab = await Versions.LoadedAsync();
        Versions.Lay(lab, "2.0.0", edit: manifest => manifest["id"] = "other");

        (await Should.ThrowAsync<PluginActionException>(() => lab.Operations.RunAsync("versioned", PluginAction.Reload, "operator"))).Message.ShouldContain("its id is other now");

        (await Versions.ToldAsync(lab)).ShouldBe("1.0.0 1.0.0");
    }

    // What the settings say and what the code's own static field says, so that no question is answered by parts of two versions.
    private static bool IsWhole(string told) => told.Split(' ') is [var settings, var code] && settings == code;
}
