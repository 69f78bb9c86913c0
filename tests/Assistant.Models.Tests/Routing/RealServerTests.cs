using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Walls.Egress;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Models.Tests.Routing;

/// <summary>The whole room over real connections, with the system's clock.</summary>
public class RealServerTests
{
    private const string Model = "qwen3:14b";

    [Fact]
    public async Task An_answer_comes_from_the_server_with_the_options_of_the_model()
    {
        await using var server = await OllamaDouble.StartAsync();
        await using var room = Room([server.Url]);
        await room.GetRequiredService<IModelInspector>().InspectAsync(TestContext.Current.CancellationToken);

        var updates = await AskAsync(room);

        string.Concat(updates.Select(update => update.Text)).ShouldNotBeEmpty();
        updates.ShouldAllBe(update => update.ModelId == Model && (string)update.AdditionalProperties!["endpoint"]! == server.Url.Authority);
        server.RequestsTo("/api/chat").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Calls_under_way_when_a_server_is_killed_go_on_elsewhere_unless_they_have_begun()
    {
        await using var one = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Latency = TimeSpan.FromMinutes(1) });
        await using var two = await OllamaDouble.StartAsync();
        await using var room = Room([one.Url, two.Url]);
        await room.GetRequiredService<IModelInspector>().InspectAsync(TestContext.Current.CancellationToken);
        var calls = Enumerable.Range(0, 8).Select(_ => AskAsync(room)).ToList();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await one.Counters.WaitAsync(counters => counters.Started > 0, limit.Token);

        await one.StopListeningAsync();
        var answers = await Task.WhenAll(calls);

        answers.Select(updates => updates[^1].AdditionalProperties!["endpoint"]).Distinct().ShouldBe([two.Url.Authority]);
        two.Counters.Finished.ShouldBe(8);
    }

    [Fact]
    public async Task A_server_that_takes_calls_and_says_nothing_is_left()
    {
        await using var half = await OllamaDouble.StartAsync();
        await using var room = Room([half.Url]);
        await room.GetRequiredService<IModelInspector>().InspectAsync(TestContext.Current.CancellationToken);
        await AskAsync(room);
        half.Faults.Add(FaultKind.HangBeforeHeaders);

        var failure = await Should.ThrowAsync<ModelException>(AskAsync(room));

        failure.Failure.ShouldBe(ModelFailure.TimedOut);
        (await RoleAsync(room)).IsInReach.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_comes_back_is_used_again()
    {
        await using var server = await OllamaDouble.StartAsync();
        await using var room = Room([server.Url]);
        await room.GetRequiredService<IModelInspector>().InspectAsync(TestContext.Current.CancellationToken);
        await AskAsync(room);
        await server.StopListeningAsync();
        await Should.ThrowAsync<ModelException>(AskAsync(room));

        await server.ListenAgainAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await RoleAsync(room)).IsInReach)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        (await AskAsync(room)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Dead_servers_of_every_kind_are_known_as_such_without_a_call()
    {
        await using var half = await OllamaDouble.StartAsync();
        half.Faults.Add(FaultKind.HangBeforeHeaders);
        using var hole = await BlackHole.OpenAsync();
        await using var room = Room([half.Url, hole.Url, new Uri("http://127.0.0.1:1")]);

        (await RoleAsync(room)).IsInReach.ShouldBeFalse();
        (await Should.ThrowAsync<ModelException>(AskAsync(room))).Failure.ShouldBe(ModelFailure.NoneInReach);

        half.RequestsTo("/api/chat").ShouldBeEmpty();
    }

    private static ServiceProvider Room(Uri[] servers)
    {
        var options = new ModelsOptions { ProbeInterval = TimeSpan.FromMilliseconds(300), ProbeLimit = TimeSpan.FromSeconds(1.5) };
        foreach (var url in servers)
            options.Endpoints.Add(new EndpointOptions { Url = url.AbsoluteUri });
        options.Roles[ModelRoles.Chat] = [Model];
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddModels(options);
        return services.BuildServiceProvider();
    }

    private static async Task<IReadOnlyList<ChatResponseUpdate>> AskAsync(ServiceProvider room)
    {
        var client = room.GetRequiredService<IModelRouter>().CreateChatClient(new ModelCall("mainz", "anna", ModelRoles.Chat));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Wann?")], cancellationToken: TestContext.Current.CancellationToken))
            updates.Add(update);
        return updates;
    }

    private static async Task<RoleState> RoleAsync(ServiceProvider room) =>
        await room.GetRequiredService<IModelRouter>().GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken);
}
