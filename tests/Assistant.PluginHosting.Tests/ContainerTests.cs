using System.Net;
using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Access;
using Assistant.Walls.Egress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Tests;

public sealed class ContainerTests
{
    [Fact]
    public async Task A_plugin_keeps_data_and_leaves_memory_all_the_same()
    {
        await using var lab = await KeeperAsync();

        var outcome = await lab.CallAsync("keeper_keep", """{ "entries": [{ "key": "a", "value": "1", "kind": "task" }, { "key": "b", "value": "2", "kind": "Task" }] }""");

        outcome.Error.ShouldBeNull();
        outcome.Parts.Single().ShouldBeOfType<Notice>().Text.De.ShouldStartWith("2 Task 20");
        var line = lab.Log.Lines.Single(line => line.Text.StartsWith("Kept 2 entries", StringComparison.Ordinal));
        line.Category.ShouldBe("Plugins.keeper.Fixture.Keeper.KeeperPlugin+KeeperTools");
        line.State.ShouldBeAssignableTo<IEnumerable<KeyValuePair<string, object?>>>()!.ShouldContain(KeyValuePair.Create("City", (object?)"mainz"));
        (await UnloadAsync(lab)).State.ShouldBe(PluginState.Unloaded);
    }

    [Fact]
    public async Task A_retriever_searches_with_the_identity_of_the_call_and_of_nobody_after_it()
    {
        var contributor = new RetrieverContributor();
        await using var lab = await KeeperAsync(contributor);
        var caller = Caller.Staff("mainz", "p7", ["bauamt"]);

        var outcome = await lab.CallAsync("keeper_recall", """{ "text": "Rhein" }""", caller: caller);

        outcome.Error.ShouldBeNull();
        var hit = outcome.Parts.Single().ShouldBeOfType<Passages>().Hits.Single();
        hit.Text.ShouldBe("Rhein for p7 in mainz by keeper");
        Should.Throw<PluginException>(() => contributor.Last!.Scope.Caller);
        (await UnloadAsync(lab)).State.ShouldBe(PluginState.Unloaded);
    }

    [Fact]
    public async Task A_plugin_reaches_only_what_its_manifest_and_the_operator_both_name()
    {
        await using var server = await ServerAsync("ja");
        await using var other = await ServerAsync("nein");
        await using var lab = await KeeperAsync(url: Address(server), network: [Address(server), Address(other)]);

        var allowed = await lab.CallAsync("keeper_fetch", $$"""{ "address": "{{Address(server)}}/x" }""");
        var narrowed = await lab.CallAsync("keeper_fetch", $$"""{ "address": "{{Address(other)}}/x" }""");

        allowed.Parts.Single().ShouldBeOfType<Notice>().Text.De.ShouldBe("ja");
        narrowed.Error!.Kind.ShouldBe(ToolErrorKind.Faulted);
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("the plugin's manifest (permissions.network) does not name it", StringComparison.Ordinal));
        (await UnloadAsync(lab)).State.ShouldBe(PluginState.Unloaded);
    }

    [Fact]
    public async Task What_the_operator_does_not_allow_no_manifest_can_allow()
    {
        await using var server = await ServerAsync("nein");
        await using var lab = await KeeperAsync(url: Address(server));

        var outcome = await lab.CallAsync("keeper_fetch", $$"""{ "address": "{{Address(server)}}/x" }""");

        outcome.Error!.Kind.ShouldBe(ToolErrorKind.Faulted);
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("the operator's list (network.allow in the city pack) does not name it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retriever_that_no_room_adds_is_named_as_missing()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Keeper");
        lab.With(PluginLab.Mainz, "keeper");

        await lab.LoadAsync();

        lab.Status("keeper").State.ShouldBe(PluginState.Faulted);
        lab.Status("keeper").Reason.ShouldContain("Assistant.Sdk.IRetriever");
    }

    private static async Task<PluginLab> KeeperAsync(RetrieverContributor? contributor = null, string? url = null, string[]? network = null)
    {
        var lab = new PluginLab(configure: services => services.AddSingleton<IPluginServiceContributor>(contributor ?? new RetrieverContributor()));
        foreach (var address in network ?? [])
            lab.Network.Add(EgressRule.TryParse(new Uri(address).Authority, out var rule, out var error) ? rule : throw new InvalidOperationException(error));
        lab.Install("Fixture.Keeper");
        lab.With(PluginLab.Mainz, "keeper", url is null ? "{}" : $$"""{ "url": "{{url}}/start" }""");
        await lab.LoadAsync();
        lab.Status("keeper").State.ShouldBe(PluginState.Active, lab.Status("keeper").Reason);
        return lab;
    }

    private static Task<UnloadResult> UnloadAsync(PluginLab lab) => lab.Catalog.UnloadAsync("keeper", "Test.", "test", TestContext.Current.CancellationToken);

    private static async Task<WebApplication> ServerAsync(string answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(context => context.Response.WriteAsync(answer));
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private static string Address(WebApplication server) =>
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
