using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Host.Tests.Http.Conversations;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Page;

public sealed partial class PageTests(HttpHost http) : IClassFixture<HttpHost>
{
    private const int MostRequests = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/app-1a2b3c4d.js")]
    [InlineData("/api/search")]
    [InlineData("/not/there")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path)
    {
        using var response = await http.Host.GetAsync(path);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; manifest-src 'self'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/c/0198")]
    [InlineData("/geteilt/abc")]
    [InlineData("/suche?q=Deich")]
    [InlineData("/faehigkeiten")]
    [InlineData("/vorlagen")]
    [InlineData("/einstellungen")]
    [InlineData("/barrierefreiheit")]
    [InlineData("/admin")]
    [InlineData("/admin/plugins")]
    public async Task Each_address_of_the_chat_is_the_page(string path)
    {
        using var page = await http.Host.GetAsync(path);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var html = await page.Content.ReadAsStringAsync(Token);
        html.ShouldContain("<html class=\"page\" lang=\"de\" data-theme=\"system\">");
        html.ShouldContain("<title>Assistent – Rebstadt am Rhein</title>");
        html.ShouldNotContain("<!--boot-->");
        Boot(html).GetProperty("city").GetString().ShouldBe("rebstadt");
    }

    [Theory]
    [InlineData("/not/there")]
    [InlineData("/index.html")]
    [InlineData("/suche/weiter")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    public async Task An_address_that_is_not_there_is_404_with_the_page(string path)
    {
        using var page = await http.Host.GetAsync(path);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var html = await page.Content.ReadAsStringAsync(Token);
        html.ShouldContain("<title>Seite nicht gefunden – Assistent</title>");
        Boot(html).GetProperty("session").GetString()!.Length.ShouldBe(16);
    }

    [Theory]
    [InlineData("/api/not-there")]
    [InlineData("/health/not-there")]
    [InlineData("/assets/old-00000000.js")]
    public async Task What_programs_ask_for_in_vain_is_a_problem_and_no_page(string path)
    {
        using var response = await http.Host.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_wrong_method_is_not_taken_for_a_wrong_address()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/agent", UriKind.Relative));
        using var response = await http.Host.Client.SendAsync(request, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task The_page_asks_its_own_origin_alone_and_at_most_three_times()
    {
        using var page = await http.Host.GetAsync("/");
        var html = await page.Content.ReadAsStringAsync(Token);
        var requested = Reference().Matches(html).Select(match => match.Groups["url"].Value).ToList();
        foreach (var url in requested)
        {
            url.ShouldNotContain("//");
            using var response = await http.Host.GetAsync(url);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, url);
        }

        (1 + requested.Count).ShouldBeInRange(2, MostRequests);
    }

    [Fact]
    public async Task The_language_is_that_of_the_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en-US"));
        using var page = await http.Host.Client.SendAsync(request, Token);

        var html = await page.Content.ReadAsStringAsync(Token);
        html.ShouldContain(" lang=\"en\" ");
        html.ShouldContain("<title>Assistant – Rebstadt am Rhein</title>");
        Boot(html).GetProperty("status").GetProperty("models").GetProperty("reason").GetString()!.ShouldStartWith("No language model");
    }

    [Fact]
    public async Task What_a_person_wrote_cannot_end_the_boot_script()
    {
        var visitor = await Visitor.ArriveAsync(http.Host);
        const string title = "</script><!--<script>alert(1)&\"'";
        await visitor.NewAsync(title);

        using var page = await visitor.GetAsync("/");

        var html = await page.Content.ReadAsStringAsync(Token);
        var json = BootJson().Match(html).Groups["json"].Value;
        json.IndexOfAny(['<', '>', '&']).ShouldBe(-1);
        var boot = Boot(html);
        boot.GetProperty("conversations").GetProperty("items")[0].GetProperty("title").GetString().ShouldBe(title);
        boot.GetProperty("firstVisit").GetBoolean().ShouldBeFalse();
    }

    internal static JsonElement Boot(string html)
    {
        using var document = JsonDocument.Parse(BootJson().Match(html).Groups["json"].Value);
        return document.RootElement.Clone();
    }

    [GeneratedRegex("<(?:link|script|img|iframe|source)\\b[^>]*\\s(?:href|src)=\"(?<url>[^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("<script type=\"application/json\" id=\"boot\">(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex BootJson();
}
