using System.Net;
using Assistant.Walls.Egress;
using Assistant.Walls.Tests.Doubles;

namespace Assistant.Walls.Tests.Egress;

public class EgressRedirectHandlerTests
{
    [Fact]
    public async Task Https_never_becomes_http()
    {
        var inner = Redirecting("http://ris.example/b");

        await Should.ThrowAsync<EgressDeniedException>(() => SendAsync(inner, new(HttpMethod.Get, "https://ris.example/a")));

        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Http_may_become_https()
    {
        var inner = Redirecting("https://ris.example/b");

        using var response = await SendAsync(inner, new(HttpMethod.Get, "http://ris.example/a"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        inner.Requests[1].RequestUri.ShouldBe(new Uri("https://ris.example/b"));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://ris.example/a")]
    [InlineData("gopher://ris.example/")]
    public async Task A_redirect_leads_to_http_only(string location)
    {
        var inner = Redirecting(location);

        await Should.ThrowAsync<EgressDeniedException>(() => SendAsync(inner, new(HttpMethod.Get, "http://ris.example/a")));
    }

    [Fact]
    public async Task A_relative_redirect_stays_on_the_server()
    {
        var inner = Redirecting("../c?d=e");

        using var response = await SendAsync(inner, new(HttpMethod.Get, "https://ris.example/a/b/x"));

        inner.Requests[1].RequestUri.ShouldBe(new Uri("https://ris.example/a/c?d=e"));
    }

    [Theory]
    [InlineData("https://ris.example/b", true)]
    [InlineData("https://ris.example:443/b", true)]
    [InlineData("https://data.example/b", false)]
    [InlineData("https://ris.example:8443/b", false)]
    public async Task Headers_of_the_caller_stay_with_the_server(string location, bool stay)
    {
        var inner = Redirecting(location);
        var request = new HttpRequestMessage(HttpMethod.Get, "https://ris.example/a");
        request.Headers.Add("Authorization", "Bearer secret");
        request.Headers.Add("X-Api-Key", "secret");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.Add("Accept", "application/json");

        using var response = await SendAsync(inner, request);

        foreach (var header in (string[])["Authorization", "X-Api-Key", "Cookie"])
            inner.Requests[1].Headers.Contains(header).ShouldBe(stay);
        inner.Requests[1].Headers.Contains("Accept").ShouldBeTrue();
    }

    [Fact]
    public async Task Headers_do_not_come_back_with_a_redirect_home()
    {
        var inner = new ScriptedHandler((_, number) => number switch
        {
            1 => Redirect("https://data.example/b"),
            2 => Redirect("https://ris.example/c"),
            _ => new HttpResponseMessage(),
        });
        var request = new HttpRequestMessage(HttpMethod.Get, "https://ris.example/a");
        request.Headers.Add("Authorization", "Bearer secret");

        using var response = await SendAsync(inner, request);

        inner.Requests[2].Headers.Contains("Authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task Each_redirecting_response_is_disposed_and_the_last_is_not()
    {
        var inner = Redirecting("https://ris.example/b");

        using var response = await SendAsync(inner, new(HttpMethod.Get, "https://ris.example/a"));

        inner.Bodies.Select(body => body.IsDisposed).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_response_is_disposed_when_its_target_is_denied()
    {
        var inner = Redirecting("https://evil.example/b");

        await Should.ThrowAsync<EgressDeniedException>(() => SendAsync(inner, new(HttpMethod.Get, "https://ris.example/a")));

        inner.Bodies.ShouldAllBe(body => body.IsDisposed);
    }

    [Fact]
    public async Task A_circle_ends_after_five_redirects()
    {
        var inner = new ScriptedHandler((_, _) => Redirect("/a"));

        (await Should.ThrowAsync<EgressRedirectException>(() => SendAsync(inner, new(HttpMethod.Get, "https://ris.example/a"))))
            .Message.ShouldContain("ris.example");

        inner.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_post_is_not_sent_elsewhere()
    {
        var inner = Redirecting("https://ris.example/b");

        using var response = await SendAsync(inner, new(HttpMethod.Post, "https://ris.example/a"));

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        inner.Requests.Count.ShouldBe(1);
    }

    private static ScriptedHandler Redirecting(string location) =>
        new((_, number) => number == 1 ? Redirect(location) : new HttpResponseMessage());

    private static HttpResponseMessage Redirect(string location) =>
        new(HttpStatusCode.Found) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } };

    private static async Task<HttpResponseMessage> SendAsync(HttpMessageHandler inner, HttpRequestMessage request)
    {
        var policy = Rules.Policy("ris.example", "data.example", "ris.example:8443");
        using var invoker = new HttpMessageInvoker(new EgressRedirectHandler(policy, inner));
        return await invoker.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
