using Assistant.PluginHosting.Tests.Lab;

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
        result.Reason.ShouldContain("something outside it holds one of its objects");
        lab.StatesOf("leaky")[^1].ShouldBe("Draining Leaked");
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
