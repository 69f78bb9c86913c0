using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

/// <summary>What a plugin can do wrong in a call, and that it costs the plugin and nothing else.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tool_that_allocates_without_end_and_never_comes_back_is_cut_off_and_the_next_question_is_answered()
    {
        await using var lab = await RogueAsync(new PluginHostingOptions { MaxCallBytes = 32 << 20, AbandonAfter = TimeSpan.Zero });

        var outcome = await lab.CallAsync("rogue_allocate", """{ "name": "allocate" }""");

        outcome.Error!.Kind.ShouldBe(ToolErrorKind.Faulted);
        outcome.Error.Message.De.ShouldContain("zu viel Speicher");
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("allocated more than 32 MiB", StringComparison.Ordinal));
        await AnsweredAsync(lab);
        // It may go on until the memory is full: once is enough.
        await ManualTime.UntilAsync(() => lab.Status("rogue") is { State: PluginState.Faulted, AbandonedCalls: 1 }, Cancellation);
        await AnsweredAsync(lab);
        Signals.Stop("allocate");
        await ManualTime.UntilAsync(() => lab.Status("rogue").AbandonedCalls == 0, Cancellation);
    }

    [Fact]
    public async Task A_tool_that_allocates_between_its_waits_is_counted_over_all_of_them()
    {
        await using var lab = await RogueAsync(new PluginHostingOptions { MaxCallBytes = 32 << 20 });

        var outcome = await lab.CallAsync("rogue_gather");

        outcome.Error!.Message.En!.ShouldContain("too much memory");
        lab.Status("rogue").AbandonedCalls.ShouldBe(0);
    }

    [Theory]
    [InlineData("rogue_flood", "more than 4096 KiB of text")]
    [InlineData("rogue_widen", "more than 1000 cells of a row")]
    [InlineData("rogue_endless", "more than 100 parts")]
    public async Task A_result_without_end_is_cut_off(string tool, string reason)
    {
        await using var lab = await RogueAsync();

        (await lab.CallAsync(tool)).Error!.Kind.ShouldBe(ToolErrorKind.Faulted);

        lab.Log.Lines.ShouldContain(line => line.Text.Contains(reason, StringComparison.Ordinal));
        await AnsweredAsync(lab);
    }

    [Fact]
    public async Task A_plugin_whose_calls_do_not_return_is_switched_off_before_it_has_all_threads()
    {
        var time = new ManualTime();
        await using var lab = await RogueAsync(new PluginHostingOptions { UnloadCollections = 2 }, time);
        var calls = Enumerable.Range(0, 3).Select(number => lab.CallAsync("rogue_spin", $$"""{ "name": "faulted{{number}}" }""")).ToList();
        for (var number = 0; number < 3; number++)
            await Signals.StartedAsync($"faulted{number}");

        await time.AdvanceUntilAsync(() => lab.Status("rogue").State == PluginState.Faulted, Cancellation);

        foreach (var call in calls)
            (await call).Error!.Kind.ShouldBe(ToolErrorKind.TimedOut);
        lab.Status("rogue").Cause!.Code.ShouldBe(PluginReasonCode.CallsAbandoned);
        lab.Status("rogue").AbandonedCalls.ShouldBe(3);
        lab.Catalog.GetTools("mainz").ShouldAllBe(tool => tool.PluginId == "good");
        await AnsweredAsync(lab);

        // What still runs is shown beside the version that takes its place.
        var reload = lab.Operations.RunAsync("rogue", PluginAction.Reload, "operator");
        await time.AdvanceUntilAsync(() => reload.IsCompleted, Cancellation);
        await reload;
        lab.Status("rogue").State.ShouldBe(PluginState.Active);
        await time.AdvanceUntilAsync(() => lab.Status("rogue").Retired is [{ State: PluginState.Leaked, AbandonedCalls: 3 }], Cancellation);
        for (var number = 0; number < 3; number++)
            Signals.Stop($"faulted{number}");
        await lab.RetiredAsync("rogue", retired => retired.All(version => version.AbandonedCalls == 0));
    }

    [Fact]
    public async Task A_plugin_runs_on_threads_of_its_own_also_after_it_has_waited()
    {
        await using var lab = await Versions.LoadedAsync();

        Versions.Text(await lab.CallAsync("versioned_where")).ShouldBe("False False");
    }

    [Fact]
    public async Task A_tool_that_blocks_all_threads_of_its_plugin_leaves_those_of_the_host_alone()
    {
        var time = new ManualTime();
        await using var lab = await RogueAsync(new PluginHostingOptions { MaxThreads = 2, MaxAbandonedCalls = 100 }, time);
        var calls = Enumerable.Range(0, 4).Select(number => lab.CallAsync("rogue_spin", $$"""{ "name": "threads{{number}}" }""")).ToList();
        await Signals.StartedAsync("threads0");
        await Signals.StartedAsync("threads1");

        await AnsweredAsync(lab);

        calls.ShouldAllBe(call => !call.IsCompleted);
        for (var number = 0; number < 4; number++)
            Signals.Stop($"threads{number}");
        foreach (var call in calls)
            (await call).Error.ShouldBeNull("the two that waited for a thread have run after the others");
    }

    // Another plugin in the same host.
    private static async Task AnsweredAsync(PluginLab lab) => (await lab.CallAsync("good_greet", """{ "name": "Anna" }""")).Error.ShouldBeNull();

    private static async Task<PluginLab> RogueAsync(PluginHostingOptions? options = null, TimeProvider? time = null)
    {
        var lab = new PluginLab(options, time);
        lab.Install("Fixture.Rogue");
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "rogue").With(PluginLab.Mainz, "good", """{ "greeting": "Hallo" }""");
        await lab.LoadAsync();
        return lab;
    }
}
