using System.Net;
using System.Text.Json;

namespace Assistant.Host.Tests.Http.Search;

public sealed class FacetedSearchTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task Documents_come_with_more_of_their_passages_and_with_what_they_can_be_filtered_by()
    {
        var found = await GetAsync("/api/search?q=Bewohnerparken&view=faceted&k=3");

        var hits = found.GetProperty("hits").EnumerateArray().ToList();
        hits.Count.ShouldBe(3);
        hits.Select(hit => hit.GetProperty("document").GetProperty("id").GetString()).Distinct().Count().ShouldBe(3);
        hits.ShouldContain(hit => hit.GetProperty("more").GetArrayLength() > 0);
        found.GetProperty("total").GetInt64().ShouldBeGreaterThan(3);
        var committees = found.GetProperty("facets").GetProperty("committee").EnumerateArray().ToList();
        committees.ShouldContain(value => value.GetProperty("label").GetString() == "Bau- und Umweltausschuss" && value.GetProperty("count").GetInt64() > 0 && !value.GetProperty("selected").GetBoolean());
        found.GetProperty("facets").GetProperty("paperType").EnumerateArray().ShouldContain(value => value.GetProperty("value").GetString() == "proposal" && value.GetProperty("label").GetString() == "Beschlussvorlage");
        found.GetProperty("words")[0].GetProperty("passages").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_selected_year_stays_selected_and_the_others_keep_their_numbers()
    {
        var all = await GetAsync("/api/search?q=Bewohnerparken&view=faceted");
        var narrowed = await GetAsync("/api/search?q=Bewohnerparken&view=faceted&since=2024-01-01&until=2024-12-31&committee=Stadtrat");

        narrowed.GetProperty("total").GetInt64().ShouldBeLessThan(all.GetProperty("total").GetInt64());
        narrowed.GetProperty("hits").EnumerateArray().ShouldAllBe(hit => hit.GetProperty("document").GetProperty("date").GetString()!.StartsWith("2024"));
        var years = narrowed.GetProperty("facets").GetProperty("year").EnumerateArray().ToList();
        years.Where(year => year.GetProperty("selected").GetBoolean()).Select(year => year.GetProperty("value").GetString()).ShouldBe(["2024"]);
        years.Count.ShouldBeGreaterThan(1);
        narrowed.GetProperty("facets").GetProperty("committee").EnumerateArray().Single(value => value.GetProperty("selected").GetBoolean()).GetProperty("value").GetString().ShouldBe("Stadtrat");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_repeating_a_document()
    {
        var first = await GetAsync("/api/search?q=Stadtrat%20Beschluss&view=faceted&k=5");
        var second = await GetAsync("/api/search?q=Stadtrat%20Beschluss&view=faceted&k=5&offset=5");

        Ids(first).Intersect(Ids(second)).ShouldBeEmpty();
        second.GetProperty("hits")[0].GetProperty("rank").GetInt32().ShouldBe(6);
    }

    [Fact]
    public async Task What_the_words_imply_is_offered()
    {
        var found = await GetAsync("/api/search?q=Welche%20Antr%C3%A4ge%20gab%20es%20im%20Stadtrat%202024%20zum%20Parken%3F&view=faceted");

        found.GetProperty("implied").EnumerateArray().Select(filter => filter.GetProperty("kind").GetString()).ShouldBe(["period", "committee", "paperType"]);
        found.GetProperty("implied")[0].GetProperty("filters").GetProperty("since").GetString().ShouldBe("2024-01-01");
    }

    [Fact]
    public async Task All_values_come_with_labels_and_the_first_and_last_day()
    {
        var filters = await GetAsync("/api/filters");

        filters.GetProperty("committees").EnumerateArray().ShouldContain(value => value.GetProperty("value").GetString() == "Ortsbeirat Weinberg");
        filters.GetProperty("outcomes").EnumerateArray().ShouldContain(value => value.GetProperty("value").GetString() == "adopted" && value.GetProperty("label").GetString() == "beschlossen");
        string.CompareOrdinal(filters.GetProperty("first").GetString(), filters.GetProperty("last").GetString()).ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("/api/search?q=Deich&view=faceted&offset=1001")]
    [InlineData("/api/search?q=Deich&view=faceted&offset=-1")]
    public async Task An_offset_out_of_range_is_a_sentence(string path)
    {
        using var response = await http.Host.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("offset muss");
    }

    private static IEnumerable<string?> Ids(JsonElement found) => found.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("document").GetProperty("id").GetString());

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await http.Host.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
