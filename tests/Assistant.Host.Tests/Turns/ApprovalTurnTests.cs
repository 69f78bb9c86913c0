using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Host.Tests.Lab;
using static Assistant.Host.Tests.Turns.AgentClient;

namespace Assistant.Host.Tests.Turns;

/// <summary>A tool that changes something, through the whole host: it waits for the person, over a restart, and runs as it was kept.</summary>
public sealed class ApprovalTurnTests : IAsyncLifetime
{
    private const string Model = "llama3.2:3b";
    private readonly TemporaryDirectory _folder = new();
    private OllamaDouble _ollama = null!;
    private ServedHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("cities/rebstadt/city.yaml", "id: rebstadt\nname: Rebstadt\nplugins:\n  good: { greeting: Hallo }\n");
        Directory.CreateDirectory(_folder.File("plugins/good"));
        foreach (var file in Directory.EnumerateFiles(Places.GoodPlugin))
            File.Copy(file, Path.Combine(_folder.File("plugins/good"), Path.GetFileName(file)));
        _ollama = await OllamaDouble.StartAsync();
        _ollama.Script.Answer = request =>
            request.Tools.Contains("good_post") ? Reply.Calling(new ReplyToolCall("good_post", """{"name":"Frau Berg"}""")) : Reply.Of("[[KEINE ANGABE]]");
        _host = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _ollama.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_call_is_kept_over_a_restart_and_runs_as_it_was_kept_once()
    {
        var browser = new AgentClient(_host);
        var events = await browser.AskAsync("@good Hänge bitte eine Begrüßung für Frau Berg aus.", "run-1", "thread-1");
        var approval = ValueOf(events, "approval");
        approval.GetProperty("question").GetString().ShouldBe("Soll die Begrüßung ausgehängt werden?");
        approval.GetProperty("arguments").GetString().ShouldBe("""{"name":"Frau Berg"}""");
        LabelOf(approval).ShouldBe(("name", "Wer begrüßt wird", "Wer begrüßt wird, mit Anrede"));
        events.ShouldNotContain(happened => TypeOf(happened) == "TOOL_CALL_RESULT");

        await _host.KillAsync();
        await _host.DisposeAsync();
        _host = await StartAsync();
        browser = browser.At(_host);
        var pending = await browser.GetAsync("/api/conversations/thread-1/approvals");
        var id = pending[0].GetProperty("id").GetString();
        id.ShouldBe(approval.GetProperty("id").GetString());
        LabelOf(pending[0]).ShouldBe(("name", "Wer begrüßt wird", "Wer begrüßt wird, mit Anrede"));

        // What else the browser sends counts for nothing.
        var decided = await DecideAsync(browser, id!, """{"approved":true,"tool":"good_greet","arguments":"{\"name\":\"Angreifer\"}"}""");
        decided.Status.ShouldBe(200);
        decided.Body.GetProperty("result").GetString().ShouldBe("executed");
        decided.Body.GetProperty("text").GetString().ShouldBe("Hallo, Frau Berg: hängt aus.");
        (await DecideAsync(browser, id!, """{"approved":true}""")).Status.ShouldBe(409);
        (await browser.GetAsync("/api/conversations/thread-1/approvals")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Only_who_asked_decides_and_has_to_say_what()
    {
        var browser = new AgentClient(_host);
        var id = ValueOf(await browser.AskAsync("@good Hänge bitte eine Begrüßung für Frau Berg aus.", "run-1", "thread-1"), "approval").GetProperty("id").GetString()!;

        (await DecideAsync(new AgentClient(_host), id, """{"approved":true}""")).Status.ShouldBe(404);
        (await DecideAsync(browser, id, "{}")).Status.ShouldBe(400);
        (await DecideAsync(browser, id, """{"approved":"true"}""")).Status.ShouldBe(400);
        var declined = await DecideAsync(browser, id, """{"approved":false}""");
        declined.Body.GetProperty("result").GetString().ShouldBe("declined");
    }

    private static (string? Name, string? Label, string? Hint) LabelOf(JsonElement approval) =>
        approval.GetProperty("labels").EnumerateArray().Select(label => (label.GetProperty("name").GetString(), label.GetProperty("label").GetString(), label.GetProperty("hint").GetString())).Single();

    private static async Task<(int Status, JsonElement Body)> DecideAsync(AgentClient browser, string id, string body)
    {
        using var response = await browser.SendAsync(HttpMethod.Post, "/api/approvals/" + id, body);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<ServedHost> StartAsync()
    {
        var host = await ServedHost.StartAsync(_folder.File("data"), _folder.File("cities"), new Dictionary<string, string>
        {
            ["ASSISTANT__PLUGINS"] = _folder.File("plugins"),
            ["ASSISTANT__PLUGINHOSTING__ALLOWUNSIGNED__0"] = "good",
            ["ASSISTANT__MODELS__ENDPOINTS__0__URL"] = _ollama.Url.AbsoluteUri,
            ["ASSISTANT__MODELS__ROLES__CHAT__0"] = Model,
        });
        await host.ReadyAsync();
        return host;
    }
}
