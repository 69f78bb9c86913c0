using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Host.Tests.Lab;
using static Assistant.Host.Tests.Turns.AgentClient;

namespace Assistant.Host.Tests.Turns;

/// <summary>Turns through the whole host, with a model server beside it.</summary>
public sealed class ModelTurnTests(DemoTown town) : IAsyncLifetime
{
    private const string Model = "llama3.2:3b";
    private const string Question = "Was kostet der Hochwasserschutz am Altrhein?";
    private readonly TemporaryDirectory _data = town.CopyData();
    private OllamaDouble _ollama = null!;
    private ServedHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ollama = await OllamaDouble.StartAsync();
        _ollama.Script.Answer = QuotingAnswer.To;
        _host = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _ollama.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_model_answers_from_the_sources_and_the_turn_is_stored()
    {
        var browser = new AgentClient(_host);
        var events = await browser.AskAsync(Question, "run-1", "thread-1");

        TypeOf(events[^1]).ShouldBe("RUN_FINISHED");
        var answer = ValueOf(events, "answer");
        answer.GetProperty("mode").GetString().ShouldBe("generated");
        answer.GetProperty("model").GetString().ShouldBe(Model);
        answer.GetProperty("checks").EnumerateArray().ShouldBeEmpty();
        TextOf(events).ShouldMatch(@"\[[12]\]");
        ValueOf(events, "sources").GetArrayLength().ShouldBeGreaterThan(0);

        var stored = await browser.GetAsync("/api/conversations/thread-1");
        var messages = stored.GetProperty("messages").EnumerateArray().ToList();
        messages.Select(message => message.GetProperty("role").GetString()).ShouldBe(["user", "assistant"]);
        messages[1].GetProperty("state").GetString().ShouldBe("done");
        messages[1].GetProperty("text").GetString().ShouldBe(TextOf(events));
        stored.GetProperty("title").GetString().ShouldBe(Question);
        // One window for the model, whatever asks: another one would make Ollama load it anew.
        _ollama.RequestsTo("/api/chat").Select(request => request.ContextTokens).Distinct().ShouldBe([16_384]);
        _ollama.RequestsTo("/api/chat").ShouldAllBe(request => request.DroppedMessages == 0);
    }

    [Fact]
    public async Task Somebody_else_finds_neither_the_conversation_nor_the_run()
    {
        await new AgentClient(_host).AskAsync(Question, "run-1", "thread-1");
        var stranger = new AgentClient(_host);
        using var conversation = await stranger.SendAsync(HttpMethod.Get, "/api/conversations/thread-1", null);
        using var run = await stranger.SendAsync(HttpMethod.Get, "/api/agent/runs/run-1", null);

        ((int)conversation.StatusCode).ShouldBe(404);
        ((int)run.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_question_is_edited_and_an_answer_made_anew_beside_the_first()
    {
        var browser = new AgentClient(_host);
        var first = ValueOf(await browser.AskAsync(Question, "run-1", "thread-1"), "stored");
        await browser.AskAsync("", "run-2", "thread-1", forwarded: new JsonObject { ["regenerate"] = first.GetProperty("answer").GetString() });
        await browser.AskAsync("Was kostet das Bewohnerparken?", "run-3", "thread-1", forwarded: new JsonObject { ["editOf"] = first.GetProperty("question").GetString() });

        var messages = (await browser.GetAsync("/api/conversations/thread-1")).GetProperty("messages").EnumerateArray().ToList();
        messages.Count(message => message.GetProperty("parent").GetString() == first.GetProperty("question").GetString()).ShouldBe(2);
        messages.Count(message => message.GetProperty("role").GetString() == "user" && message.GetProperty("parent").ValueKind == JsonValueKind.Null).ShouldBe(2);
    }

    [Fact]
    public async Task The_conversation_before_goes_with_the_next_question()
    {
        var browser = new AgentClient(_host);
        await browser.AskAsync(Question, "run-1", "thread-1");
        _ollama.ClearRequests();
        var events = await browser.AskAsync("Und wann wird das gebaut?", "run-2", "thread-1");

        TypeOf(events[^1]).ShouldBe("RUN_FINISHED");
        _ollama.RequestsTo("/api/chat")[^1].Messages.ShouldContain(message => message.Role == "user" && message.Content.Contains("Hochwasserschutz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dead_model_server_leaves_quotes_and_a_sentence()
    {
        await _ollama.StopListeningAsync();
        var events = await new AgentClient(_host).AskAsync(Question, "run-1");

        TypeOf(events[^1]).ShouldBe("RUN_FINISHED");
        var answer = ValueOf(events, "answer");
        answer.GetProperty("mode").GetString().ShouldBe("extractive");
        answer.GetProperty("notice").GetString()!.ShouldContain("Sprachmodell");
        ValueOf(events, "sources").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_marked()
    {
        _ollama.Faults.Add(new Fault(FaultKind.CutConnection, 6) { Path = "/api/chat" });
        var events = await new AgentClient(_host).AskAsync(Question, "run-1");

        ValueOf(events, "answer").GetProperty("partial").GetBoolean().ShouldBeTrue();
        ValueOf(events, "answer").GetProperty("notice").GetString()!.ShouldContain("unvollständig");
        TextOf(events).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Stopping_ends_the_generation_on_the_server_and_keeps_what_is_written()
    {
        Endless();
        var browser = new AgentClient(_host);
        var events = await browser.AskAsync(Question, "run-1", "thread-1", until: IsText);
        using var stop = await browser.SendAsync(HttpMethod.Post, "/api/agent/runs/run-1/stop", null);

        ((int)stop.StatusCode).ShouldBe(202);
        await _ollama.Counters.WaitAsync(counters => counters.Cancelled == 1, Token);
        var rest = await browser.EventsAsync(HttpMethod.Get, "/api/agent/runs/run-1");
        rest[^1].GetProperty("code").GetString().ShouldBe("stopped");
        var answer = (await browser.GetAsync("/api/conversations/thread-1")).GetProperty("messages")[1];
        answer.GetProperty("state").GetString().ShouldBe("stopped");
        answer.GetProperty("text").GetString()!.ShouldStartWith(TextOf(events));
    }

    [Fact]
    public async Task A_dropped_connection_comes_back_to_the_same_turn()
    {
        Endless();
        var browser = new AgentClient(_host);
        await browser.AskAsync(Question, "run-1", until: IsText);
        var again = await browser.AskAsync(Question, "run-1", until: IsText);

        TypeOf(again[0]).ShouldBe("RUN_STARTED");
        _ollama.Counters.Started.ShouldBe(1 + _ollama.Requests.Count(request => request.Path == "/api/chat" && request.Messages.Count == 0));
    }

    [Fact]
    public async Task A_crash_in_mid_answer_leaves_the_partial_answer_marked_as_such()
    {
        Endless();
        var browser = new AgentClient(_host);
        var pieces = 0;
        await browser.AskAsync(Question, "run-1", "thread-1", until: happened => IsText(happened) && ++pieces > 300);
        await _host.KillAsync();
        await _host.DisposeAsync();
        _host = await StartAsync();
        var answer = (await browser.At(_host).GetAsync("/api/conversations/thread-1")).GetProperty("messages")[1];

        answer.GetProperty("state").GetString().ShouldBe("interrupted");
        answer.GetProperty("text").GetString()!.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_text_that_was_repaired_reaches_every_client_of_the_protocol()
    {
        const string Wrong = "Der Hochwasserschutz kostet 987.654.321 Euro [1].";
        _ollama.Script.Answer = request => request.Tools.Count > 0 ? Reply.Of("KEINS") : Reply.Of(request.Messages.Any(message => message.Content == Wrong) ? "Dazu steht etwas in der Quelle [1]." : Wrong);
        var events = await new AgentClient(_host).AskAsync(Question, "run-1");

        TextOf(events).ShouldBe(Wrong);
        var messages = events.Single(happened => TypeOf(happened) == "MESSAGES_SNAPSHOT").GetProperty("messages").EnumerateArray().ToList();
        messages.Select(message => message.GetProperty("role").GetString()).ShouldBe(["user", "assistant"]);
        messages[0].GetProperty("content").GetString().ShouldBe(Question);
        messages[1].GetProperty("id").GetString().ShouldBe("run-1-answer");
        messages[1].GetProperty("content").GetString().ShouldBe("Dazu steht etwas in der Quelle [1].");
    }

    [Fact]
    public async Task A_host_that_is_ended_in_mid_answer_says_so_and_marks_it()
    {
        Endless();
        var browser = new AgentClient(_host);
        var reading = browser.AskAsync(Question, "run-1", "thread-1", until: happened =>
        {
            if (IsText(happened))
                _host.Terminate();
            return false;
        });
        (await reading)[^1].GetProperty("code").GetString().ShouldBe("stopped");
        await _host.DisposeAsync();
        _host = await StartAsync();

        (await browser.At(_host).GetAsync("/api/conversations/thread-1")).GetProperty("messages")[1].GetProperty("state").GetString().ShouldBe("interrupted");
    }

    [Fact]
    public async Task A_turn_that_nobody_wants_kept_is_not_kept()
    {
        var browser = new AgentClient(_host);
        var events = await browser.AskAsync(Question, "run-1", "thread-1", forwarded: new JsonObject { ["store"] = false });

        TypeOf(events[^1]).ShouldBe("RUN_FINISHED");
        (await browser.GetAsync("/api/conversations")).GetProperty("conversations").GetArrayLength().ShouldBe(0);
    }

    private static bool IsText(JsonElement happened) => TypeOf(happened) == "TEXT_MESSAGE_CONTENT";

    // Long enough that every test is done before it ends.
    private void Endless()
    {
        _ollama.Pace.TokenInterval = TimeSpan.FromMilliseconds(5);
        var answer = Reply.Of(string.Join(' ', Enumerable.Repeat("Der Hochwasserschutz am Altrhein wird gebaut [1].", 20_000)));
        _ollama.Script.Answer = request => request.Tools.Count > 0 ? Reply.Of("KEINS") : answer;
    }

    private async Task<ServedHost> StartAsync()
    {
        var host = await ServedHost.StartAsync(_data.Path, town.Cities, new Dictionary<string, string>
        {
            ["ASSISTANT__MODELS__ENDPOINTS__0__URL"] = _ollama.Url.AbsoluteUri,
            ["ASSISTANT__MODELS__ROLES__CHAT__0"] = Model,
            ["ASSISTANT__MODELS__WARMUPINTERVAL"] = "00:00:00",
        });
        await host.ReadyAsync();
        return host;
    }
}
