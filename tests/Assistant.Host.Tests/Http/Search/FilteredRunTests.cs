using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http.Conversations;

namespace Assistant.Host.Tests.Http.Search;

public sealed class FilteredRunTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task Given_and_implied_filters_are_told_stored_and_shown_with_the_question()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        var events = await AskAsync(visitor, "c1", "Was wurde im März 2025 zum Feuerwehrgerätehaus beschlossen?", new JsonObject { ["filters"] = new JsonObject { ["committee"] = new JsonArray("Stadtrat") } });

        var filters = Custom(events, "filters").Single();
        filters.GetProperty("given").GetRawText().ShouldBe("""{"committee":["Stadtrat"]}""");
        filters.GetProperty("implied").EnumerateArray().Select(filter => filter.GetProperty("label").GetString()).ShouldBe(["März 2025"]);
        Custom(events, "sources").Single().EnumerateArray().ShouldAllBe(source => source.GetProperty("committee").GetString()!.Contains("Stadtrat"));

        var messages = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/c1")).GetProperty("messages");
        messages[0].GetProperty("filters").GetRawText().ShouldBe("""{"committee":["Stadtrat"]}""");
        messages[1].GetProperty("answer").GetProperty("filters").GetRawText().ShouldBe(filters.GetRawText());
        messages[1].GetProperty("answer").GetProperty("citations")[0].GetProperty("document").GetProperty("committee").GetString()!.ShouldContain("Stadtrat");
    }

    [Fact]
    public async Task What_a_tool_gave_comes_as_what_it_is_and_stays_with_the_answer()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        var events = await AskAsync(visitor, "c2", "Welche Sitzungen sind im Oktober 2026?", []);

        var parts = Custom(events, "parts").Single();
        parts.GetProperty("tool").GetString().ShouldBe("ris_meetings");
        parts.GetProperty("title").GetString().ShouldBe("Sitzungen und Tagesordnungen");
        parts.GetProperty("callId").GetString().ShouldBe(events.Single(happened => happened.GetProperty("type").GetString() == "TOOL_CALL_RESULT").GetProperty("toolCallId").GetString());
        var table = parts.GetProperty("parts")[0];
        table.GetProperty("kind").GetString().ShouldBe("table");
        table.GetProperty("columns")[0].GetProperty("type").GetString().ShouldBe("date");
        table.GetProperty("rows")[0][0].GetString().ShouldStartWith("2026-10-");
        Custom(events, "filters").ShouldBeEmpty();

        var stored = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/c2")).GetProperty("messages")[1].GetProperty("answer").GetProperty("parts");
        stored[0].GetProperty("title").GetString().ShouldBe("Sitzungen und Tagesordnungen");
        stored[0].GetProperty("parts").GetRawText().ShouldBe(parts.GetProperty("parts").GetRawText());
    }

    [Theory]
    [InlineData("""{"filters":[]}""")]
    [InlineData("""{"filters":{"committee":"Stadtrat"}}""")]
    [InlineData("""{"filters":{"committee":[7]}}""")]
    [InlineData("""{"filters":{"since":"gestern"}}""")]
    [InlineData("""{"withoutImplied":["city"]}""")]
    public async Task Filters_that_are_none_are_a_problem_under_400(string forwarded)
    {
        using var response = await http.Host.AgentAsync(Run("c3", "Deich", JsonNode.Parse(forwarded)!.AsObject()));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static List<JsonElement> Custom(List<JsonElement> events, string name) =>
        [.. events.Where(happened => happened.TryGetProperty("name", out var custom) && custom.GetString() == name).Select(happened => happened.GetProperty("value"))];

    private static byte[] Run(string thread, string question, JsonObject forwarded) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["threadId"] = thread,
        ["runId"] = "run-" + thread,
        ["messages"] = new JsonArray(new JsonObject { ["id"] = "m1", ["role"] = "user", ["content"] = question }),
        ["forwardedProps"] = forwarded,
    }.ToJsonString());

    private static async Task<List<JsonElement>> AskAsync(Visitor visitor, string thread, string question, JsonObject forwarded)
    {
        using var response = await visitor.SendAsync(HttpMethod.Post, "/api/agent", Encoding.UTF8.GetString(Run(thread, question, forwarded)));
        var stream = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. stream.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line =>
        {
            using var document = JsonDocument.Parse(line["data: ".Length..]);
            return document.RootElement.Clone();
        })];
    }
}
