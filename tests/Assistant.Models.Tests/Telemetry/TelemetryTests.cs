using System.Diagnostics;
using Assistant.Models.Tests.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Telemetry;

public class TelemetryTests
{
    [Fact]
    public async Task A_stream_leaves_a_span_as_the_conventions_name_it()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        (await server.NextCallAsync()).Say("Morgen.").Say(LastUpdate()).End();
        await call.Done;

        var span = ears.Spans.ShouldHaveSingleItem();

        span.DisplayName.ShouldBe($"chat {ModelsLab.Model}");
        span.Kind.ShouldBe(ActivityKind.Client);
        Tags(span).ShouldBe(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.provider.name"] = "ollama",
                ["gen_ai.request.model"] = ModelsLab.Model,
                ["gen_ai.request.stream"] = true,
                ["gen_ai.response.id"] = "answer-1",
                ["gen_ai.response.model"] = "qwen3:14b-q4",
                ["gen_ai.response.time_to_first_chunk"] = 0.0,
                ["gen_ai.usage.input_tokens"] = 1200L,
                ["gen_ai.usage.output_tokens"] = 34L,
                ["server.address"] = "gpu1.test",
                ["server.port"] = 11434,
                ["assistant.city"] = "mainz",
                ["assistant.role"] = "chat",
                ["assistant.endpoint"] = "gpu1",
            },
            ignoreOrder: true);
        span.GetTagItem("gen_ai.response.finish_reasons").ShouldBe(new[] { "stop" });
    }

    [Fact]
    public async Task A_stream_leaves_its_figures()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var upstream = await server.NextCallAsync();
        lab.Time.Advance(TimeSpan.FromSeconds(0.5));
        upstream.Say("Morgen.");
        await ManualTime.UntilAsync(() => call.Text == "Morgen.");
        lab.Time.Advance(TimeSpan.FromSeconds(0.25));
        upstream.Say(LastUpdate()).End();
        await call.Done;

        ears.Values("gen_ai.client.operation.time_to_first_chunk").ShouldBe([0.5]);
        ears.Values("gen_ai.client.operation.duration").ShouldBe([0.75]);
        ears.Values("gen_ai.client.token.usage", "gen_ai.token.type", "input").ShouldBe([1200]);
        ears.Values("gen_ai.client.token.usage", "gen_ai.token.type", "output").ShouldBe([34]);
        ears.Tags("gen_ai.client.operation.duration").ShouldContain(KeyValuePair.Create("assistant.city", (object?)"mainz"));
    }

    [Fact]
    public async Task A_failure_leaves_its_class_and_each_attempt_a_span()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        var other = lab.Add("gpu2");
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        (await Routing.FailoverTests.AnyCallAsync([server, other])).Fail(ModelFailure.ServerFailed);
        (await Routing.FailoverTests.AnyCallAsync([server, other])).Say("Morgen.").End();
        await call.Done;

        ears.Spans.Select(span => span.GetTagItem("error.type")).ShouldBe(["ServerFailed", null]);
        ears.Spans[0].Status.ShouldBe(ActivityStatusCode.Error);
        ears.Values("assistant.models.failovers").ShouldBe([1]);
        ears.Values("gen_ai.client.operation.duration", "error.type", "ServerFailed").Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_content_and_no_person_is_told()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();
        var call = lab.Ask("Wann geschlossen?", subject: "anna");
        (await server.NextCallAsync()).Say("Morgen.").End();
        await call.Done;

        ears.Everything.ShouldNotContain("geschlossen");
        ears.Everything.ShouldNotContain("Morgen");
        ears.Everything.ShouldNotContain("anna");
    }

    [Fact]
    public async Task Content_is_told_where_it_is_switched_on()
    {
        await using var lab = new ModelsLab();
        lab.Options.RecordContent = true;
        var server = lab.Add("gpu1");
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();
        var call = lab.Ask("Wann geöffnet?");
        (await server.NextCallAsync()).Say("Mor").Say("gen.").Say(LastUpdate()).End();
        await call.Done;

        var span = ears.Spans.ShouldHaveSingleItem();
        span.GetTagItem("gen_ai.input.messages").ShouldBe("""[{"role":"user","parts":[{"type":"text","content":"Wann geöffnet?"}]}]""");
        span.GetTagItem("gen_ai.output.messages").ShouldBe("""[{"role":"assistant","parts":[{"type":"text","content":"Morgen."}],"finish_reason":"stop"}]""");
    }

    [Fact]
    public async Task Vectors_leave_a_span()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder];
        lab.Add("gpu1", 4, ModelsLab.Embedder);
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();

        await lab.Router.CreateEmbeddingGenerator(new ModelCall("trier", "ingestion", ModelRoles.Embed)).GenerateAsync(["Linden"], cancellationToken: TestContext.Current.CancellationToken);

        var span = ears.Spans.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe($"embeddings {ModelsLab.Embedder}");
        span.GetTagItem("gen_ai.embeddings.dimension.count").ShouldBe(4);
        ears.Everything.ShouldNotContain("Linden");
    }

    [Fact]
    public async Task The_queue_and_the_endpoints_can_be_watched()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        using var ears = new TelemetryEars(lab.Telemetry);
        await lab.ReadyAsync();
        var running = lab.Ask("running");
        var waiting = lab.Ask("waits");
        await ManualTime.UntilAsync(() => waiting.Position == 1);

        ears.Look();
        ears.Values("assistant.models.queue.length", "assistant.priority", "interactive").ShouldBe([1]);
        ears.Values("assistant.models.endpoint.up").ShouldBe([1]);
        ears.Values("assistant.models.endpoint.in_flight").ShouldBe([1]);

        var first = await server.NextCallAsync();
        lab.Time.Advance(TimeSpan.FromSeconds(3));
        first.Say("ja").End();
        (await server.NextCallAsync()).Say("ja").End();
        await Task.WhenAll(running.Done, waiting.Done);
        ears.Values("assistant.models.queue.time").ShouldBe([3]);
    }

    private static ChatResponseUpdate LastUpdate() => new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 1200, OutputTokenCount = 34 })])
    {
        FinishReason = ChatFinishReason.Stop,
        ResponseId = "answer-1",
        ModelId = "qwen3:14b-q4",
    };

    private static Dictionary<string, object?> Tags(Activity span) =>
        span.TagObjects.Where(tag => tag.Key != "gen_ai.response.finish_reasons").ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
}
