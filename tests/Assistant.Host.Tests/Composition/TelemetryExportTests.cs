using Assistant.Doubles.Ollama;
using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Host.Tests.Lab;
using Assistant.Models;
using Assistant.Walls.Egress;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assistant.Host.Tests.Composition;

public class TelemetryExportTests
{
    private const string Question = "Wer pflegt die Linden am Ostring?";

    [Fact]
    public async Task Spans_and_figures_of_a_call_reach_the_receiver_without_a_word_of_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        await AskAsync(receiver.Url, record: false);

        var traces = receiver.All("/v1/traces");
        foreach (var name in (string[])["chat qwen3:14b", "gen_ai.operation.name", "gen_ai.provider.name", "ollama", "gen_ai.usage.input_tokens", "server.address", "assistant.city", "mainz", "assistant.role"])
            traces.ShouldContain(name);
        var figures = receiver.All("/v1/metrics");
        foreach (var name in (string[])["gen_ai.client.operation.duration", "gen_ai.client.token.usage", "gen_ai.client.operation.time_to_first_chunk", "assistant.models.queue.length", "assistant.models.endpoint.up"])
            figures.ShouldContain(name);
        receiver.Received.ShouldAllBe(request => request.ContentType == "application/x-protobuf" && !request.Text.Contains("Linden", StringComparison.Ordinal) && !request.Text.Contains("anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Content_is_sent_where_the_operator_switched_it_on()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        await AskAsync(receiver.Url, record: true);

        receiver.All("/v1/traces").ShouldContain("gen_ai.input.messages");
        receiver.All("/v1/traces").ShouldContain(Question);
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://127.0.0.1:4318")]
    public async Task A_wrong_address_costs_the_export_alone(string otlp) => await AskAsync(otlp, record: false);

    private static async Task AskAsync(string otlp, bool record)
    {
        await using var server = await OllamaDouble.StartAsync();
        var settings = new AssistantSettings { Telemetry = { Otlp = otlp }, Models = new ModelsSettings(new ModelsOptions { RecordContent = record }, []) };
        settings.Models.Options.Endpoints.Add(new EndpointOptions { Url = server.Url.AbsoluteUri });
        settings.Models.Options.Roles[ModelRoles.Chat] = ["qwen3:14b"];
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddModels(settings, new CityPacks("", [], []), null);
        services.AddHostedService<TelemetryExport>();
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().ToList();
        foreach (var service in hosted)
            await service.StartAsync(TestContext.Current.CancellationToken);
        var client = provider.GetRequiredService<IModelRouter>().CreateChatClient(new ModelCall("mainz", "anna", ModelRoles.Chat));

        var answer = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Question)], cancellationToken: TestContext.Current.CancellationToken))
            answer.Add(update);
        foreach (var service in hosted)
            await service.StopAsync(TestContext.Current.CancellationToken);

        answer.ShouldNotBeEmpty();
    }
}
