using System.Net;
using System.Text.Json;

namespace Assistant.Host.Tests.Http;

public sealed class SearchAndHealthTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task The_load_balancer_gets_its_word(string path, string word)
    {
        using var response = await http.Host.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(word);
    }

    [Fact]
    public async Task Search_gives_the_hits_of_the_command_line()
    {
        using var response = await http.Host.GetAsync("/api/search?q=Hochwasserschutz&city=rebstadt&k=3&since=2025-01-01");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var hits = await ReadAsync(response);
        hits.GetArrayLength().ShouldBe(3);
        foreach (var hit in hits.EnumerateArray())
        {
            hit.GetProperty("passage").GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
            string.CompareOrdinal(hit.GetProperty("document").GetProperty("date").GetString(), "2025-01-01").ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Theory]
    [InlineData("q=Deich&k=0", "k muss")]
    [InlineData("q=Deich&k=101", "k muss")]
    [InlineData("q=Deich&k=zehn", "k muss")]
    [InlineData("q=Deich&k=", "k muss")]
    [InlineData("q=Deich&k=99999999999999999999", "k muss")]
    [InlineData("q=Deich&since=gestern", "kein Tag")]
    [InlineData("q=Deich&until=2025-02-30", "kein Tag")]
    [InlineData("q=Deich&since=12.03.2025", "kein Tag")]
    [InlineData("q=", "Suche ist leer")]
    [InlineData("q=%20%09", "Suche ist leer")]
    [InlineData("", "Suche ist leer")]
    [InlineData("q=Deich&city=atlantis", "rebstadt")]
    public async Task A_wrong_parameter_is_a_German_sentence_under_400(string query, string sentence)
    {
        using var response = await http.Host.GetAsync("/api/search?" + query);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await ReadAsync(response);
        problem.GetProperty("status").GetInt32().ShouldBe(400);
        problem.GetProperty("detail").GetString()!.ShouldContain(sentence);
        problem.GetProperty("detail").GetString()!.ShouldNotContain("/tmp");
    }

    [Fact]
    public async Task A_search_that_is_too_long_is_a_German_sentence_under_400()
    {
        using var response = await http.Host.GetAsync("/api/search?q=" + new string('a', 4_500));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(response)).GetProperty("detail").GetString()!.ShouldContain("zu lang");
    }

    [Fact]
    public async Task Two_hundred_searches_of_one_caller_are_answered_or_put_off_and_the_rest_still_answers()
    {
        var searches = Enumerable.Range(0, 200).Select(number => http.Host.GetAsync($"/api/search?q=Beschluss%20{number}&k=100")).ToList();
        using var live = await http.Host.GetAsync("/health/live");
        using var page = await http.Host.GetAsync("/");
        var responses = await Task.WhenAll(searches);

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        responses.ShouldContain(response => response.StatusCode == HttpStatusCode.OK);
        foreach (var response in responses)
        {
            if (response.StatusCode != HttpStatusCode.OK)
            {
                response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
                response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
                (await ReadAsync(response)).GetProperty("detail").GetString()!.ShouldContain("Anfragen");
            }

            response.Dispose();
        }

        using var after = await http.Host.GetAsync("/api/search?q=Deich");
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
