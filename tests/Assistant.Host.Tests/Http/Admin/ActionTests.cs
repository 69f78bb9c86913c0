using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http.Conversations;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Admin;

public sealed class ActionTests(DemoTown town) : IAsyncLifetime
{
    private const string Papers = "/api/admin/sources/rebstadt/ris/";
    private readonly TemporaryDirectory _data = town.CopyData();
    private ServedHost _host = null!;
    private Operator _operator = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ServedHost.StartAsync(_data.Path, town.Cities, new Dictionary<string, string>
        {
            // Nothing listens there.
            ["ASSISTANT__Models__Endpoints__0__Url"] = "http://127.0.0.1:9",
            ["ASSISTANT__Models__Endpoints__0__Name"] = "gpu1",
            ["ASSISTANT__Models__Roles__chat__0"] = "qwen3:14b",
        });
        await _host.ReadyAsync();
        _operator = await Operator.EnterAsync(_host, _data.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_plugin_that_is_switched_off_stays_off_over_a_restart_and_staff_are_told()
    {
        (await PostAsync("/api/admin/plugins/ris/disable")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
        var disabled = Plugin(await _operator.OverviewAsync(overview => Plugin(overview).GetProperty("state").GetString() == "disabled"));
        disabled.GetProperty("reason").GetString().ShouldBe("Die Betreuung hat das Plugin abgeschaltet.");
        disabled.GetProperty("cities")[0].GetProperty("reason").GetString().ShouldBe("Die Betreuung hat das Plugin abgeschaltet.");
        Plugin(await _operator.In("en").OverviewAsync()).GetProperty("reason").GetString().ShouldBe("The operators have switched the plugin off.");
        (await _operator.JsonAsync(HttpMethod.Post, "/api/admin/plugins/ris/reload", status: HttpStatusCode.Conflict)).GetProperty("title").GetString()!.ShouldContain("Zustand");
        await _host.DisposeAsync();
        _host = await ServedHost.StartAsync(_data.Path, town.Cities);
        await _host.ReadyAsync();
        var op = _operator.At(_host);

        (await op.OverviewAsync(overview => Plugin(overview).GetProperty("state").GetString() == "disabled")).GetProperty("sources").GetArrayLength().ShouldBe(0);
        var skills = await (await Visitor.ArriveAsync(_host)).JsonAsync(HttpMethod.Get, "/api/skills");
        // What it can do stands in its manifest, also while it is off.
        skills.EnumerateArray().ShouldAllBe(skill => !skill.GetProperty("active").GetBoolean() && skill.GetProperty("reason").GetString()!.Contains("abgeschaltet", StringComparison.Ordinal));
        skills.GetArrayLength().ShouldBeGreaterThan(0);

        (await op.StatusAsync(HttpMethod.Post, "/api/admin/plugins/ris/enable")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
        var overview = await op.OverviewAsync(overview => Plugin(overview).GetProperty("state").GetString() == "active" && overview.GetProperty("sources").GetArrayLength() > 0);
        Plugin(overview).GetProperty("cities")[0].GetProperty("active").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_source_is_read_when_an_operator_wants_it_and_shows_how_far_it_is()
    {
        var source = await SourceAsync();
        var name = source.GetProperty("name").GetString();
        var completed = source.GetProperty("completedAt").GetDateTimeOffset();
        source.GetProperty("actions").EnumerateArray().Select(action => action.GetString()).ShouldContain("full");

        (await PostAsync($"{Papers}{name}/full")).ShouldBe(HttpStatusCode.Accepted);

        var read = await _operator.OverviewAsync(overview => OverviewTests.Source(overview) is { } now
            && now.GetProperty("state").GetString() == "idle" && now.GetProperty("completedAt").GetDateTimeOffset() > completed);
        OverviewTests.Source(read)!.Value.GetProperty("lastError").ValueKind.ShouldBe(JsonValueKind.Null);
        (await PostAsync($"{Papers}{name}/stop")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_source_that_is_being_read_is_not_begun_twice_and_can_be_stopped()
    {
        var name = (await SourceAsync()).GetProperty("name").GetString();

        (await PostAsync($"{Papers}{name}/full")).ShouldBe(HttpStatusCode.Accepted);
        var second = await PostAsync($"{Papers}{name}/sync");
        var stop = await PostAsync($"{Papers}{name}/stop");

        // The demo town is small: the run may have ended by itself before either.
        (second, stop).ShouldBeOneOf((HttpStatusCode.Conflict, HttpStatusCode.Accepted), (HttpStatusCode.Accepted, HttpStatusCode.Accepted), (HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        var source = OverviewTests.Source(await _operator.OverviewAsync(overview => OverviewTests.Source(overview)?.GetProperty("state").GetString() == "idle"))!.Value;
        source.GetProperty("documents").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Failures_are_listed_by_reason()
    {
        var source = await SourceAsync();
        var counts = source.GetProperty("reasons").EnumerateArray().ToDictionary(reason => reason.GetProperty("reason").GetString()!, reason => reason.GetProperty("count").GetInt32());
        counts.Values.Sum().ShouldBe(source.GetProperty("failed").GetInt32());

        var all = (await _operator.JsonAsync(HttpMethod.Get, "/api/admin/failures")).GetProperty("items").EnumerateArray().ToList();

        all.CountBy(item => item.GetProperty("reason").GetString()!).ToDictionary().ShouldBe(counts, ignoreOrder: true);
        all.ShouldAllBe(item => item.GetProperty("detail").GetString()!.Length > 10 && item.GetProperty("document").GetProperty("title").GetString()!.Length > 0);
        (await _operator.JsonAsync(HttpMethod.Get, "/api/admin/failures?city=atlantis")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await _operator.StatusAsync(HttpMethod.Get, "/api/admin/failures?reason=weather")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_model_server_is_probed_when_an_operator_wants_it()
    {
        var endpoint = (await _operator.OverviewAsync(overview => overview.GetProperty("endpoints")[0].GetProperty("state").GetString() == "down")).GetProperty("endpoints")[0];
        endpoint.GetProperty("reason").GetString().ShouldBe("Der Modellserver nimmt keine Verbindung an. Starten Sie ihn, oder berichtigen Sie die Adresse (Url).");
        (await _operator.In("en").OverviewAsync()).GetProperty("endpoints")[0].GetProperty("reason").GetString().ShouldBe("The model server refuses the connection. Start it, or correct its address (Url).");

        (await PostAsync("/api/admin/endpoints/gpu1/probe")).ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync("/api/admin/endpoints/gpu2/probe")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("plugins/nobody/disable")]
    [InlineData("plugins/ris/explode")]
    [InlineData("plugins/ris/7")]
    [InlineData("sources/atlantis/ris/papers/sync")]
    [InlineData("sources/rebstadt/ris/nothing/sync")]
    [InlineData("sources/rebstadt/ris")]
    public async Task What_is_not_there_is_404(string path) => (await PostAsync("/api/admin/" + path)).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Feedback_is_dealt_with_and_shows_what_its_giver_shares()
    {
        var visitor = await Visitor.ArriveAsync(_host);
        var answers = new List<string>();
        using (var second = new SecondHost(_data.Path))
        {
            foreach (var thread in new[] { "one", "two" })
                answers.Add((await second.TurnAsync(visitor.Caller, thread, "Was kostet der Hochwasserschutz am Altrhein?")).Answer);
        }

        await GiveAsync(visitor, "one", answers[0], share: false);
        await GiveAsync(visitor, "two", answers[1], share: true);

        var items = (await _operator.JsonAsync(HttpMethod.Get, "/api/admin/feedback")).GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("question").GetString()).ShouldBe([null, "Was kostet der Hochwasserschutz am Altrhein?"], ignoreOrder: true);
        items.ShouldAllBe(item => item.GetProperty("verdict").GetString() == "wrong" && item.GetProperty("state").GetString() == "open");
        await _operator.OverviewAsync(overview => overview.GetProperty("feedback").GetProperty("open").GetInt32() == 2);
        var id = items[0].GetProperty("id").GetString();
        (await _operator.JsonAsync(HttpMethod.Patch, "/api/admin/feedback/" + id, new JsonObject { ["state"] = "done", ["note"] = "Quelle ergänzt" })).GetProperty("note").GetString().ShouldBe("Quelle ergänzt");
        await _operator.OverviewAsync(overview => overview.GetProperty("feedback").GetProperty("open").GetInt32() == 1);
        (await _operator.JsonAsync(HttpMethod.Get, "/api/admin/feedback?state=done")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await _operator.JsonAsync(HttpMethod.Get, "/api/admin/feedback?state=all")).GetProperty("items").GetArrayLength().ShouldBe(2);
        await _operator.JsonAsync(HttpMethod.Patch, "/api/admin/feedback/nobody", new JsonObject { ["state"] = "done" }, HttpStatusCode.NotFound);
        await _operator.JsonAsync(HttpMethod.Patch, "/api/admin/feedback/" + id, new JsonObject { ["state"] = "lost" }, HttpStatusCode.BadRequest);
    }

    private static async Task GiveAsync(Visitor visitor, string thread, string answer, bool share)
    {
        using var given = await visitor.SendAsync(
            HttpMethod.Put,
            $"/api/conversations/{thread}/messages/{answer}/feedback",
            new JsonObject { ["verdict"] = "wrong", ["sources"] = new JsonArray(), ["text"] = "Da fehlt etwas.", ["share"] = share }.ToJsonString());
        given.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static JsonElement Plugin(JsonElement overview) => overview.GetProperty("plugins").EnumerateArray().Single(plugin => plugin.GetProperty("id").GetString() == "ris");

    private async Task<JsonElement> SourceAsync() =>
        OverviewTests.Source(await _operator.OverviewAsync(overview => OverviewTests.Source(overview) is { } source && source.GetProperty("documents").GetInt32() > 0))!.Value;

    private Task<HttpStatusCode> PostAsync(string path) => _operator.StatusAsync(HttpMethod.Post, path);
}
