using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Access;

namespace Assistant.PluginHosting.Tests;

public sealed class UnloadingTests
{
    private const string Settings = """{ "greeting": "Hallo", "tone": "plain", "names": ["Anna"] }""";

    [Fact]
    public async Task A_good_plugin_is_gone_from_memory_each_time_it_is_unloaded()
    {
        for (var round = 1; round <= 20; round++)
        {
            await using var lab = new PluginLab();
            lab.Install("Fixture.Good");
            lab.With(PluginLab.Mainz, "good", Settings).With(PluginLab.Trier, "good", Settings);
            await lab.LoadAsync();
            var kept = await UseAsync(lab);

            var result = await lab.Catalog.UnloadAsync("good", "Test.", "test", TestContext.Current.CancellationToken);

            result.State.ShouldBe(PluginState.Unloaded, $"Round {round}: {result.Reason}");
            lab.Status("good").State.ShouldBe(PluginState.Unloaded);
            lab.StatesOf("good").TakeLast(2).ShouldBe(["Active Draining", "Draining Unloaded"]);
            kept.Count.ShouldBe(4);
        }
    }

    [Fact]
    public async Task A_plugin_that_hangs_on_an_event_of_the_process_is_leaked()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Leaky");
        lab.With(PluginLab.Mainz, "leaky");
        await lab.LoadAsync();
        (await lab.CallAsync("leaky_hello")).Error.ShouldBeNull();

        var result = await lab.Catalog.UnloadAsync("leaky", "Test.", "test", TestContext.Current.CancellationToken);

        result.State.ShouldBe(PluginState.Leaked);
        result.Reason.ShouldContain("a handler on AppDomain.ProcessExit (Fixture.Leaky.LeakyPlugin)");
        lab.StatesOf("leaky")[^1].ShouldBe("Draining Leaked");
    }

    [Fact]
    public async Task A_call_under_way_is_cancelled_after_the_drain_and_the_plugin_is_gone()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { DrainTimeout = TimeSpan.Zero });
        lab.Install("Fixture.Rogue");
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();
        var tool = lab.Tool("rogue_wait");
        var call = lab.CallAsync("rogue_wait");

        var result = await lab.Catalog.UnloadAsync("rogue", "Test.", "test", TestContext.Current.CancellationToken);

        (await call).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
        result.State.ShouldBe(PluginState.Unloaded, result.Reason);
        lab.Catalog.GetTools("mainz").ShouldBeEmpty();
        (await tool.InvokeAsync(Caller.Anonymous("mainz"), [], TestContext.Current.CancellationToken)).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
    }

    [Fact]
    public async Task A_call_that_never_returns_shows_as_the_reason_of_a_leak()
    {
        await using var lab = new PluginLab(new PluginHostingOptions { DrainTimeout = TimeSpan.Zero, AbandonAfter = TimeSpan.Zero, UnloadCollections = 3 });
        lab.Install("Fixture.Rogue");
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();
        var call = lab.CallAsync("rogue_spin", """{ "name": "unload" }""");
        await Signals.StartedAsync("unload");

        var result = await lab.Catalog.UnloadAsync("rogue", "Test.", "test", TestContext.Current.CancellationToken);

        Signals.Stop("unload");
        (await call).Error!.Kind.ShouldBe(ToolErrorKind.Unavailable);
        result.State.ShouldBe(PluginState.Leaked);
        result.Reason.ShouldContain("1 of its calls were abandoned");
    }

    [Fact]
    public async Task A_reading_that_nobody_ends_does_not_hold_the_plugin()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", """{ "greeting": "Hallo", "names": ["Anna", "Bert"] }""");
        await lab.LoadAsync();
        var knowledge = (await lab.Catalog.GetKnowledgeAsync("mainz", TestContext.Current.CancellationToken)).Single();
        await using var changes = knowledge.Source.ReadAsync(new ReadRequest(), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await changes.MoveNextAsync()).ShouldBeTrue();

        var result = await lab.Catalog.UnloadAsync("good", "Test.", "test", TestContext.Current.CancellationToken);

        result.State.ShouldBe(PluginState.Unloaded, result.Reason);
        (await Should.ThrowAsync<PluginException>(async () => await changes.MoveNextAsync())).Message.ShouldContain("entladen");
    }

    [Fact]
    public async Task Only_a_loaded_plugin_can_be_unloaded()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        await lab.LoadAsync();

        var unknown = await Should.ThrowAsync<PluginHostingException>(() => lab.Catalog.UnloadAsync("bad", "Test.", "test", TestContext.Current.CancellationToken));
        var idle = await Should.ThrowAsync<PluginHostingException>(() => lab.Catalog.UnloadAsync("good", "Test.", "test", TestContext.Current.CancellationToken));

        unknown.Message.ShouldContain("There is no plugin bad");
        idle.Message.ShouldContain("is Verified; there is nothing to unload");
    }

    // What is handed out may be kept: outcomes, changes, tools and log lines do not hold the plugin.
    private static async Task<IReadOnlyList<object>> UseAsync(PluginLab lab)
    {
        var greeting = await lab.CallAsync("good_greet", """{ "name": "Anna", "times": "2" }""");
        greeting.Parts.Single().ShouldBeOfType<Notice>().Text.De.ShouldBe("Hallo, Anna aus Mainz (Plain)! Hallo, Anna aus Mainz (Plain)!");
        var names = await lab.CallAsync("good_count_names", city: PluginLab.Trier);
        var knowledge = (await lab.Catalog.GetKnowledgeAsync("mainz", TestContext.Current.CancellationToken)).Single();
        var changes = await knowledge.Source.ReadAsync(new ReadRequest(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        changes[^1].ShouldBe(new Completed("1", true));
        return [greeting, names, knowledge, changes];
    }
}
