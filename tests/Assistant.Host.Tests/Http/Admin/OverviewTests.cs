using System.Net;
using System.Text.Json;
using Assistant.Host.Tests.Http.Conversations;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Admin;

public sealed class OverviewTests(HttpHost http, DemoTown town) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task The_overview_shows_plugins_sources_queue_and_cities()
    {
        var op = await Operator.EnterAsync(http.Host, http.Data);

        var overview = await op.OverviewAsync(overview => Source(overview) is { } source && source.GetProperty("documents").GetInt32() > 0);

        var plugin = overview.GetProperty("plugins")[0];
        (plugin.GetProperty("id").GetString(), plugin.GetProperty("state").GetString()).ShouldBe(("ris", "active"));
        plugin.GetProperty("actions").EnumerateArray().Select(action => action.GetString()).ShouldBe(["disable", "reload"]);
        plugin.GetProperty("cities")[0].GetProperty("active").GetBoolean().ShouldBeTrue();
        var source = Source(overview)!.Value;
        (source.GetProperty("city").GetString(), source.GetProperty("plugin").GetString(), source.GetProperty("state").GetString()).ShouldBe(("rebstadt", "ris", "idle"));
        source.GetProperty("passages").GetInt32().ShouldBeGreaterThan(source.GetProperty("documents").GetInt32());
        source.GetProperty("completedAt").ValueKind.ShouldBe(JsonValueKind.String);
        source.GetProperty("progress").ValueKind.ShouldBe(JsonValueKind.Null);
        overview.GetProperty("queue")[0].GetProperty("waiting").GetInt32().ShouldBe(0);
        overview.GetProperty("cities")[0].GetProperty("name").GetString().ShouldBe("Rebstadt am Rhein");
        overview.GetProperty("memoryBytes").GetInt64().ShouldBeGreaterThan(1 << 20);
    }

    [Fact]
    public async Task Whoever_listens_learns_of_a_change_at_once_and_the_stream_ends_with_the_host()
    {
        using var data = town.CopyData();
        await using var host = await ServedHost.StartAsync(data.Path, town.Cities);
        await host.ReadyAsync();
        var op = await Operator.EnterAsync(host, data.Path);
        await using var one = op.EventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var other = op.EventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await one.MoveNextAsync()).ShouldBeTrue();
        (await other.MoveNextAsync()).ShouldBeTrue();
        State(one.Current).ShouldBe("active");

        (await op.StatusAsync(HttpMethod.Post, "/api/admin/plugins/ris/disable")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);

        foreach (var listener in new[] { one, other })
        {
            while (State(listener.Current) != "disabled")
                (await listener.MoveNextAsync()).ShouldBeTrue();
        }

        host.Terminate();
        while (await one.MoveNextAsync())
            State(one.Current).ShouldBe("disabled");
    }

    [Fact]
    public async Task Each_who_listens_is_told_in_their_own_language()
    {
        var op = await Operator.EnterAsync(http.Host, http.Data);
        await using var german = op.EventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var english = op.In("en").EventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await german.MoveNextAsync()).ShouldBeTrue();
        (await english.MoveNextAsync()).ShouldBeTrue();

        Reason(german.Current).ShouldBe("Das Plugin ist eingerichtet für: rebstadt.");
        Reason(english.Current).ShouldBe("The plugin is set up for: rebstadt.");

        static string? Reason(JsonElement overview) => overview.GetProperty("plugins")[0].GetProperty("reason").GetString();
    }

    [Fact]
    public async Task Use_is_counted_by_day_and_kept_over_a_restart_and_nothing_of_a_question_is_in_it()
    {
        const string secret = "Zitronenfalter";
        using var data = town.CopyData();
        await using (var before = await ServedHost.StartAsync(data.Path, town.Cities))
        {
            await before.ReadyAsync();
            var visitor = await Visitor.ArriveAsync(before);
            using var search = await visitor.GetAsync("/api/search?q=" + secret);
            using var answer = await before.AgentAsync(System.Text.Encoding.UTF8.GetBytes(
                $$"""{"threadId":"t","runId":"r","messages":[{"id":"m","role":"user","content":"Was kostet der Hochwasserschutz am Altrhein, {{secret}}?"}]}"""));
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("RUN_FINISHED");
            (await SendAsync(before, "/v1/chat/completions", $$"""{"model":"assistant","messages":[{"role":"user","content":"Was kostet der Hochwasserschutz am Altrhein, {{secret}}?"}]}""")).ShouldContain("choices");
            (await SendAsync(before, "/mcp", $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ris_search_papers","arguments":{"query":"{{{secret}}}"} } }""")).ShouldContain("\"isError\":false");
            before.Terminate();
            await before.EndedAsync();
        }

        await using var after = await ServedHost.StartAsync(data.Path, town.Cities);
        var op = await Operator.EnterAsync(after, data.Path);
        var overview = await op.OverviewAsync(overview => overview.GetProperty("usage").GetArrayLength() > 0);

        var day = overview.GetProperty("usage")[0];
        Count(day, "turns").ShouldBe(2);
        Count(day, "toolCalls").ShouldBe(1);
        Count(day, "searches").ShouldBe(1);
        (Count(day, "extractive") + Count(day, "refused")).ShouldBe(2);
        Count(day, "generated").ShouldBe(0);
        day.GetProperty("medianSeconds").GetDouble().ShouldBeGreaterThan(0);
        day.GetProperty("city").GetString().ShouldBe("rebstadt");
        overview.GetRawText().ShouldNotContain(secret, Case.Insensitive);
    }

    private static async Task<string> SendAsync(ServedHost host, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    internal static JsonElement? Source(JsonElement overview) =>
        overview.GetProperty("sources") is var sources && sources.GetArrayLength() > 0 ? sources[0] : null;

    private static string? State(JsonElement overview) => overview.GetProperty("plugins")[0].GetProperty("state").GetString();

    private static int Count(JsonElement day, string name) => day.GetProperty(name).GetInt32();
}
