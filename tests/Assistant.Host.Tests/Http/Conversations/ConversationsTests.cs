using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Conversations.Evidence;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Conversations;

public sealed class ConversationsTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task A_browser_gets_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        using var page = await http.Host.GetAsync("/");

        var cookie = page.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("assistant-visitor=");
        Visitor.Cookie(page)!.Length.ShouldBe(43);
        foreach (var attribute in new[] { "httponly", "samesite=lax", "path=/" })
            cookie.Split("; ").ShouldContain(attribute);
        cookie.ShouldNotContain("secure"); // over plain http the browser would not send it back
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cookie_is_kept_and_a_forged_one_replaced()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);

        using var again = await visitor.GetAsync("/api/conversations");
        Visitor.Cookie(again).ShouldBeNull();
        using var forged = await new Visitor(http.Host, "admin").GetAsync("/api/conversations");
        Visitor.Cookie(forged)!.Length.ShouldBe(43);
        using var health = await http.Host.GetAsync("/health/live");
        Visitor.Cookie(health).ShouldBeNull();
    }

    [Fact]
    public async Task A_conversation_is_made_listed_renamed_found_and_deleted()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        var other = await visitor.NewAsync("Radwege");

        var id = await visitor.NewAsync("Deich");
        (await Titles(visitor, "")).ShouldBe(["Deich", "Radwege"]);
        var renamed = await visitor.JsonAsync(HttpMethod.Patch, $"/api/conversations/{id}", new JsonObject { ["title"] = "Straße am Deich" });
        renamed.GetProperty("title").GetString().ShouldBe("Straße am Deich");
        (await Titles(visitor, "?q=STRASSE")).ShouldBe(["Straße am Deich"]);
        var first = await visitor.JsonAsync(HttpMethod.Get, "/api/conversations?count=1");
        first.GetProperty("conversations").GetArrayLength().ShouldBe(1);
        (await Titles(visitor, "?count=1&next=" + Uri.EscapeDataString(first.GetProperty("next").GetString()!))).ShouldBe(["Radwege"]);
        using var deleted = await visitor.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}", null);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Titles(visitor, "")).ShouldBe(["Radwege"]);
        (await visitor.JsonAsync(HttpMethod.Get, $"/api/conversations/{other}")).GetProperty("messages").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Messages_branches_and_the_branch_that_is_shown()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        using var second = new SecondHost(http.Data);
        var first = await second.TurnAsync(visitor.Caller, "thread-7", "Hochwasserschutz");
        var next = await second.TurnAsync(visitor.Caller, "thread-7", "Deich");

        var conversation = await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/thread-7");
        conversation.GetProperty("activeLeaf").GetString().ShouldBe(next.Answer);
        var answer = conversation.GetProperty("messages")[1];
        (answer.GetProperty("role").GetString(), answer.GetProperty("state").GetString(), answer.GetProperty("parent").GetString()).ShouldBe(("assistant", "done", first.Question));
        answer.GetProperty("answer").GetProperty("citations")[0].GetProperty("n").GetInt32().ShouldBe(1);
        var branch = await visitor.JsonAsync(HttpMethod.Post, "/api/conversations/thread-7/branch", new JsonObject { ["message"] = first.Answer }, HttpStatusCode.Created);
        branch.GetProperty("messages").GetArrayLength().ShouldBe(2);
        var shown = await visitor.JsonAsync(HttpMethod.Patch, "/api/conversations/thread-7", new JsonObject { ["activeLeaf"] = first.Question });
        shown.GetProperty("activeLeaf").GetString().ShouldBe(next.Answer);
    }

    [Fact]
    public async Task Somebody_elses_conversation_is_not_there()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        using var second = new SecondHost(http.Data);
        var turn = await second.TurnAsync(visitor.Caller, "thread-8", "Hochwasserschutz");
        (HttpMethod Method, string Path, string? Body)[] calls =
        [
            (HttpMethod.Get, "", null),
            (HttpMethod.Patch, "", """{"title":"Meins"}"""),
            (HttpMethod.Delete, "", null),
            (HttpMethod.Post, "/branch", $$"""{"message":"{{turn.Answer}}"}"""),
            (HttpMethod.Post, $"/messages/{turn.Answer}/stop", null),
            (HttpMethod.Get, "/export?format=markdown", null),
            (HttpMethod.Get, "/export?format=pdf", null),
            (HttpMethod.Get, "/export?format=docx", null),
            (HttpMethod.Get, $"/export?format=evidence&message={turn.Answer}", null),
        ];

        foreach (var other in new[] { await Visitor.ArriveAsync(http.Host), new Visitor(http.Host, null) })
        {
            foreach (var (method, path, body) in calls)
            {
                using var response = await other.SendAsync(method, "/api/conversations/thread-8" + path, body);
                response.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
                response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            }

            (await Titles(other, "")).ShouldBeEmpty();
        }

        (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/thread-8")).GetProperty("messages").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_conversation_is_exported_as_markdown_and_as_evidence()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        using var second = new SecondHost(http.Data);
        var turn = await second.TurnAsync(visitor.Caller, "thread-9", "Hochwasserschutz am Altrhein");

        using var markdown = await visitor.GetAsync("/api/conversations/thread-9/export?format=markdown");
        markdown.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown; charset=utf-8");
        markdown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var text = await markdown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldStartWith("# Hochwasserschutz am Altrhein");
        text.ShouldContain("### Quellen");
        foreach (var (format, type, start) in new[] { ("pdf", "application/pdf", "%PDF-1.7"), ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK") })
        {
            using var file = await visitor.GetAsync("/api/conversations/thread-9/export?format=" + format);
            file.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            file.Content.Headers.ContentDisposition!.FileNameStar!.ShouldEndWith("." + format);
            Encoding.Latin1.GetString(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldStartWith(start);
        }

        using var evidence = await visitor.GetAsync("/api/conversations/thread-9/export?format=evidence&message=" + turn.Answer);
        evidence.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        var report = EvidenceVerifier.Verify(await evidence.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        report.Findings.ShouldBeEmpty();
        report.Quotes.ShouldBe(1);
        report.Document!.Citations[0].FileSha256!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Evidence_of_a_conversation_without_an_answer_is_a_sentence()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        var id = await visitor.NewAsync("Leer");

        (await visitor.JsonAsync(HttpMethod.Get, $"/api/conversations/{id}/export?format=evidence", status: HttpStatusCode.Conflict))
            .GetProperty("detail").GetString()!.ShouldContain("Belegpaket");
    }

    [Fact]
    public async Task An_answer_is_stopped_over_http()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        using var second = new SecondHost(http.Data);
        await using var draft = await second.BeginAsync(visitor.Caller, "thread-10", "Deich?", "Der Deich");

        (await visitor.JsonAsync(HttpMethod.Post, $"/api/conversations/thread-10/messages/{draft.AnswerId}/stop")).GetProperty("stopped").GetBoolean().ShouldBeTrue();

        var answer = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/thread-10")).GetProperty("messages")[1];
        (answer.GetProperty("state").GetString(), answer.GetProperty("text").GetString()).ShouldBe(("stopped", "Der Deich"));
    }

    [Theory]
    [InlineData("POST", "", "[]")]
    [InlineData("POST", "", "{\"title\":7}")]
    [InlineData("POST", "", "{\"title\":\"\\ud800\"}")]
    [InlineData("POST", "", "{")]
    [InlineData("PATCH", "/x", "{}")]
    [InlineData("POST", "/x/branch", "{}")]
    [InlineData("GET", "/x/export", null)]
    [InlineData("GET", "/x/export?format=exe", null)]
    [InlineData("GET", "?count=0", null)]
    [InlineData("GET", "?count=viele", null)]
    [InlineData("GET", "?city=atlantis", null)]
    public async Task What_cannot_be_done_is_a_German_sentence_under_400(string method, string path, string? body)
    {
        var visitor = await Visitor.ArriveAsync(http.Host);

        using var response = await visitor.SendAsync(new HttpMethod(method), "/api/conversations" + path, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        problem.RootElement.GetProperty("detail").GetString()!.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Odd_ids_and_cursors_find_nothing_and_break_nothing()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);

        foreach (var id in new[] { "%27%3B--", "%F0%9F%8C%8A", new string('x', 3_000), ".." + "%2f" + ".." })
        {
            using var response = await visitor.GetAsync("/api/conversations/" + id);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, id);
        }

        (await Titles(visitor, "?next=%00.%00&q=%00")).ShouldBeEmpty();
        (await Titles(visitor, "?next=99999999999999999999.x")).ShouldBeEmpty();
    }

    private static async Task<List<string?>> Titles(Visitor visitor, string query) =>
        [.. (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations" + query)).GetProperty("conversations").EnumerateArray().Select(conversation => conversation.GetProperty("title").GetString())];
}
