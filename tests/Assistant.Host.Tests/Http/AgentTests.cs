using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Host.Tests.Http;

public sealed class AgentTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task The_events_of_a_turn_come_in_the_order_of_the_protocol()
    {
        var events = await AskAsync("Was kostet der Hochwasserschutz am Altrhein?");

        var types = events.ConvertAll(Name);
        types[0].ShouldBe("RUN_STARTED");
        types[^1].ShouldBe("RUN_FINISHED");
        string[] order = ["RUN_STARTED", "CUSTOM skills", "CUSTOM search", "TEXT_MESSAGE_START", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_END", "CUSTOM sources", "CUSTOM answer", "RUN_FINISHED"];
        types.Where(type => order.Contains(type)).Distinct().ShouldBe(order);
        events[0].GetProperty("threadId").GetString().ShouldBe("thread-1");
        events[^1].GetProperty("runId").GetString().ShouldBe("run-1");
        var text = string.Concat(events.Where(happened => Name(happened) == "TEXT_MESSAGE_CONTENT").Select(happened => happened.GetProperty("delta").GetString()));
        var sources = events.Single(happened => Name(happened) == "CUSTOM sources").GetProperty("value").EnumerateArray().ToList();
        sources.ShouldNotBeEmpty();
        sources.ShouldAllBe(source => text.Contains(source.GetProperty("quote").GetString()!, StringComparison.Ordinal));
        events.Single(happened => Name(happened) == "CUSTOM answer").GetProperty("value").GetProperty("mode").GetString().ShouldBe("extractive");
    }

    [Theory]
    [InlineData("", null, "Frage")]
    [InlineData("   ", null, "Frage")]
    [InlineData("Deich", "atlantis", "rebstadt")]
    public async Task A_question_that_cannot_be_answered_ends_the_run_with_a_sentence(string question, string? city, string sentence)
    {
        var events = await AskAsync(question, city);

        events.ConvertAll(Name).ShouldBe(["RUN_STARTED", "RUN_ERROR"]);
        events[1].GetProperty("code").GetString().ShouldBe("bad_question");
        events[1].GetProperty("message").GetString()!.ShouldContain(sentence);
        events[1].GetProperty("message").GetString()!.ShouldNotContain("/tmp");
    }

    [Fact]
    public async Task A_question_of_100000_characters_ends_the_run_with_a_sentence()
    {
        var events = await AskAsync(string.Concat(Enumerable.Repeat("Radwege ", 12_500)));

        events.ConvertAll(Name).ShouldBe(["RUN_STARTED", "RUN_ERROR"]);
        events[1].GetProperty("message").GetString()!.ShouldContain("zu lang");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"messages\": 7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"threadId":"t","runId":"r"}""")]
    [InlineData("""{"threadId":"t","runId":"r","messages":{}}""")]
    [InlineData("""{"threadId":"","runId":"r","messages":[]}""")]
    [InlineData("""{"threadId":7,"runId":"r","messages":[]}""")]
    [InlineData("""{"threadId":"\ud800","runId":"r","messages":[]}""")]
    [InlineData("""{"threadId":"t","runId":"r","messages":[{"role":"user","content":"\udc00"}]}""")]
    public async Task A_body_that_is_no_run_is_a_problem_under_400(string body)
    {
        using var response = await http.Host.AgentAsync(Encoding.UTF8.GetBytes(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_problem_under_400()
    {
        using var response = await http.Host.AgentAsync([0xFF, 0xFE, 0x00, 0x01]);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_the_host_goes_on()
    {
        using var response = await http.Host.AgentAsync(Run(new string('a', 5 << 20), city: null));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await AskAsync("Deich")).ConvertAll(Name)[^1].ShouldBe("RUN_FINISHED");
    }

    private static string Name(JsonElement happened) =>
        happened.GetProperty("type").GetString() + (happened.TryGetProperty("name", out var name) ? " " + name.GetString() : "");

    private static byte[] Run(string question, string? city) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["threadId"] = "thread-1",
        ["runId"] = "run-1",
        ["state"] = new JsonObject(),
        ["tools"] = new JsonArray(),
        ["context"] = new JsonArray(),
        ["messages"] = new JsonArray(new JsonObject { ["id"] = "m1", ["role"] = "user", ["content"] = question }),
        ["forwardedProps"] = city is null ? [] : new JsonObject { ["city"] = city },
    }.ToJsonString());

    private async Task<List<JsonElement>> AskAsync(string question, string? city = null)
    {
        using var response = await http.Host.AgentAsync(Run(question, city));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var stream = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block =>
        {
            var lines = block.Split('\n');
            lines.Length.ShouldBe(2);
            lines[0].ShouldStartWith("id: ");
            lines[1].ShouldStartWith("data: ");
            using var document = JsonDocument.Parse(lines[1]["data: ".Length..]);
            return document.RootElement.Clone();
        })];
    }
}
