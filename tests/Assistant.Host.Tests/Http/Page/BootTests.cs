using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http.Conversations;

namespace Assistant.Host.Tests.Http.Page;

public sealed class BootTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task The_page_begins_with_all_it_needs()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);

        var boot = await visitor.JsonAsync(HttpMethod.Get, "/api/boot");

        boot.GetProperty("version").GetString()!.ShouldNotContain("+");
        boot.GetProperty("session").GetString()!.ShouldMatch("^[0-9a-f]{16}$");
        boot.GetProperty("cities")[0].GetProperty("name").GetProperty("en").GetString().ShouldBe("Rebstadt am Rhein");
        boot.GetProperty("firstVisit").GetBoolean().ShouldBeTrue();
        boot.GetProperty("preferences").GetProperty("sendWith").GetString().ShouldBe("enter");
        boot.GetProperty("limits").GetProperty("questionCharacters").GetInt32().ShouldBe(4000);
        boot.GetProperty("conversations").GetProperty("unreachable").GetBoolean().ShouldBeFalse();
        var index = boot.GetProperty("status").GetProperty("index");
        index.GetProperty("state").GetString().ShouldBe("ready");
        index.GetProperty("documents").GetInt32().ShouldBeGreaterThan(0);
        index.GetProperty("lastSync").ValueKind.ShouldBe(JsonValueKind.String);
        boot.GetProperty("status").GetProperty("ready").GetBoolean().ShouldBeTrue();
        var models = boot.GetProperty("status").GetProperty("models");
        models.GetProperty("configured").GetBoolean().ShouldBeFalse();
        models.GetProperty("reason").GetString()!.ShouldContain("Fundstellen");
    }

    [Fact]
    public async Task What_a_person_has_set_is_how_the_page_comes()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        await visitor.JsonAsync(HttpMethod.Put, "/api/preferences", new JsonObject { ["theme"] = "contrast", ["language"] = "en", ["onboarded"] = true });

        using var page = await visitor.GetAsync("/");

        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain(" lang=\"en\" data-theme=\"contrast\"");
        var boot = PageTests.Boot(html);
        boot.GetProperty("preferences").GetProperty("theme").GetString().ShouldBe("contrast");
        boot.GetProperty("firstVisit").GetBoolean().ShouldBeFalse();
        boot.GetProperty("status").GetProperty("models").GetProperty("reason").GetString()!.ShouldStartWith("No language model");
    }

    [Fact]
    public async Task Skills_say_what_can_be_asked()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);

        var skills = (await visitor.JsonAsync(HttpMethod.Get, "/api/skills")).EnumerateArray().ToList();

        skills.ShouldNotBeEmpty();
        skills.ShouldAllBe(skill => skill.GetProperty("active").GetBoolean() && skill.GetProperty("examples").GetArrayLength() > 0 && skill.GetProperty("plugin").GetString() == "ris");
        skills.ForEach(skill => skill.TryGetProperty("reason", out _).ShouldBeFalse());
    }

    [Fact]
    public async Task A_call_for_another_visitor_is_refused_before_anything_is_done()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        var session = (await visitor.JsonAsync(HttpMethod.Get, "/api/boot")).GetProperty("session").GetString()!;
        var other = await Visitor.ArriveAsync(http.Host);

        (await StatusAsync(visitor, session, "Eins")).ShouldBe(HttpStatusCode.Created);
        (await StatusAsync(other, session, "Zwei")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(new Visitor(http.Host, null), session, "Drei")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(visitor, "", "Vier")).ShouldBe(HttpStatusCode.Unauthorized);

        (await other.JsonAsync(HttpMethod.Get, "/api/conversations")).GetProperty("conversations").GetArrayLength().ShouldBe(0);
        (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations")).GetProperty("conversations").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_refusal_says_that_the_session_has_ended_and_gives_no_cookie()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/status", UriKind.Relative));
        request.Headers.Add("X-Assistant-Session", "0123456789abcdef");
        using var response = await http.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        problem.RootElement.GetProperty("type").GetString().ShouldBe("session-expired");
        problem.RootElement.GetProperty("title").GetString()!.ShouldContain("neu");
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string session, string title)
    {
        using var response = await visitor.SendAsync(HttpMethod.Post, "/api/conversations", $$"""{"title":"{{title}}"}""", session);
        return response.StatusCode;
    }
}
