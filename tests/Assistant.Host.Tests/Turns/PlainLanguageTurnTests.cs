using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Host.Tests.Lab;
using static Assistant.Host.Tests.Turns.AgentClient;

namespace Assistant.Host.Tests.Turns;

/// <summary>“In einfacher Sprache” through the whole host: a run like any other, whose text is kept with the answer.</summary>
public sealed class PlainLanguageTurnTests(DemoTown town) : IAsyncLifetime
{
    private const string Question = "Was kostet der Hochwasserschutz am Altrhein?";
    private const string Simple = "Der Hochwasserschutz kostet Geld [1].";
    private readonly TemporaryDirectory _data = town.CopyData();
    private OllamaDouble _ollama = null!;
    private ServedHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _ollama = await OllamaDouble.StartAsync();
        _ollama.Script.Answer = request => IsSimple(request.Messages[0].Content) ? Reply.Of(Simple) : QuotingAnswer.To(request);
        _host = await ServedHost.StartAsync(_data.Path, town.Cities, new Dictionary<string, string>
        {
            ["ASSISTANT__MODELS__ENDPOINTS__0__URL"] = _ollama.Url.AbsoluteUri,
            ["ASSISTANT__MODELS__ROLES__CHAT__0"] = "llama3.2:3b",
            ["ASSISTANT__MODELS__WARMUPINTERVAL"] = "00:00:00",
        });
        await _host.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _ollama.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task The_text_is_streamed_resumed_and_kept_with_the_answer()
    {
        var browser = new AgentClient(_host);
        var answer = ValueOf(await browser.AskAsync(Question, "run-1", "thread-1"), "stored").GetProperty("answer").GetString()!;

        var events = await browser.AskAsync("", "run-2", "thread-1", forwarded: new JsonObject { ["simplify"] = answer });

        TypeOf(events[^1]).ShouldBe("RUN_FINISHED");
        TextOf(events).ShouldBe(Simple);
        ValueOf(events, "answer").GetProperty("mode").GetString().ShouldBe("generated");
        events.ShouldNotContain(happened => TypeOf(happened) == "CUSTOM stored");
        (await browser.EventsAsync(HttpMethod.Get, "/api/agent/runs/run-2")).Count.ShouldBe(events.Count);
        var messages = (await browser.GetAsync("/api/conversations/thread-1")).GetProperty("messages").EnumerateArray().ToList();
        messages.Count.ShouldBe(2);
        messages[1].GetProperty("simple").GetProperty("text").GetString().ShouldBe(Simple);
        // What of the answer the text lacks is among its checks, as the page was told.
        messages[1].GetProperty("simple").GetProperty("checks").GetArrayLength().ShouldBe(ValueOf(events, "answer").GetProperty("checks").GetArrayLength());
        messages[0].GetProperty("simple").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_a_model_in_reach_the_run_ends_with_a_sentence()
    {
        var browser = new AgentClient(_host);
        var answer = ValueOf(await browser.AskAsync(Question, "run-1", "thread-1"), "stored").GetProperty("answer").GetString()!;
        await _ollama.StopListeningAsync();

        var error = (await browser.AskAsync("", "run-2", "thread-1", forwarded: new JsonObject { ["simplify"] = answer }))[^1];

        (error.GetProperty("type").GetString(), error.GetProperty("code").GetString()).ShouldBe(("RUN_ERROR", "no_model"));
        error.GetProperty("message").GetString()!.ShouldContain("Sprachmodell");
    }

    [Fact]
    public async Task Somebody_elses_answer_is_not_found()
    {
        var answer = ValueOf(await new AgentClient(_host).AskAsync(Question, "run-1", "thread-1"), "stored").GetProperty("answer").GetString()!;

        var events = await new AgentClient(_host).AskAsync("", "run-2", "thread-1", forwarded: new JsonObject { ["simplify"] = answer });

        events[^1].GetProperty("code").GetString().ShouldBe("not_found");
    }

    private static bool IsSimple(string prompt) => prompt.Contains("Einfache Sprache", StringComparison.Ordinal);
}
