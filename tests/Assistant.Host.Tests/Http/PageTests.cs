using System.Net;
using System.Text.RegularExpressions;

namespace Assistant.Host.Tests.Http;

public sealed partial class PageTests(HttpHost http) : IClassFixture<HttpHost>
{
    private const int MostRequests = 3;

    [Theory]
    [InlineData("/")]
    [InlineData("/assistant.js")]
    [InlineData("/api/search")]
    [InlineData("/not/there")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path)
    {
        using var response = await http.Host.GetAsync(path);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("object-src 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("*");
        policy.ShouldNotContain("http");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_asks_its_own_origin_alone_and_at_most_three_times()
    {
        using var page = await http.Host.GetAsync("/");
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var requested = Reference().Matches(html).Select(match => match.Groups["url"].Value).ToList();
        var texts = new List<string>();
        foreach (var url in requested)
        {
            url.ShouldNotContain("//");
            using var response = await http.Host.GetAsync("/" + url);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, url);
            texts.Add(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        // What the script asks for when it is loaded; the rest is asked when somebody acts.
        var fetched = texts.SelectMany(text => AtOnce().Matches(text)).Select(match => match.Groups["url"].Value).ToList();
        fetched.ShouldAllBe(url => !url.Contains("//", StringComparison.Ordinal));
        (requested.Count + fetched.Count).ShouldBeInRange(1, MostRequests);
        texts.ShouldAllBe(text => !Foreign().IsMatch(text));
        html.ShouldNotContain("<style");
        InlineScript().IsMatch(html).ShouldBeFalse();
    }

    [Fact]
    public async Task The_cities_are_written_into_the_page()
    {
        using var page = await http.Host.GetAsync("/");

        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("<option value=\"rebstadt\">Rebstadt am Rhein</option>");
        html.ShouldNotContain("{cit");
        html.ShouldNotContain("{choice}");
    }

    [GeneratedRegex("<(?:link|script|img|iframe|source)\\b[^>]*\\s(?:href|src)=\"(?<url>[^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("^fetch\\(['\"](?<url>[^'\"]+)", RegexOptions.Multiline)]
    private static partial Regex AtOnce();

    [GeneratedRegex(@"(?:url\(|@import|from|fetch\(|src=)\s*['""]?https?:")]
    private static partial Regex Foreign();

    [GeneratedRegex("<script(?![^>]*\\ssrc=)|\\son[a-z]+=|\\sstyle=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();
}
