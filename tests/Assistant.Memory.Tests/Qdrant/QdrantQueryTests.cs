using System.Text.Json;
using Assistant.Doubles.Qdrant.Faults;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>What is asked of Qdrant: always within a city and its audiences, ranked by terms, and by meaning where there are vectors.</summary>
public sealed class QdrantQueryTests : IAsyncLifetime
{
    private static readonly VectorShape s_shape = new("test", 2);
    private QdrantServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await QdrantServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_question_names_city_and_audiences_in_each_of_its_filters()
    {
        var index = _server.Open();
        await index.ReplaceAsync([Of(1, "Turnhalle") with { Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] }, Date = new DateOnly(2024, 5, 1) }], Token);
        await index.FillAsync(CityId, s_shape, _ => [new PassageVector(10, 1, new[] { (Half)1, (Half)0 })], Token);
        _server.Double.ClearRequests();
        var filter = new DocumentFilter { Since = new DateOnly(2024, 1, 1), Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] } };
        await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Filter = filter, Implied = filter, Document = 1 }, Token);
        await index.NearestAsync(Anybody, new IndexQuery("Turnhalle", 10), s_shape, new[] { 1f, 0f }, Token);
        await index.CountAsync(Anybody, ["turnhall"], Token);
        await index.CountFacetsAsync(Anybody, new FacetQuery("Turnhalle") { Filter = filter }, Token);
        await index.AllowedAsync(Anybody, new IndexQuery("", 0), Token);

        var filters = _server.Double.Requests.SelectMany(request => FiltersOf(JsonDocument.Parse(request.Body).RootElement)).ToList();
        filters.Count.ShouldBe(10);
        filters.ShouldAllBe(json => json.Contains("""{"key":"city","match":{"any":["rebstadt"]}}""") && json.Contains("""{"key":"audience","match":{"any":["public"]}}"""));
    }

    [Fact]
    public async Task Document_frequencies_are_counted_within_the_city()
    {
        var index = _server.Open();
        await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token);

        var body = JsonDocument.Parse(_server.Double.Requests.Last(request => request.Path.EndsWith("/points/query", StringComparison.Ordinal)).Body).RootElement;
        body.GetProperty("params").GetProperty("idf").GetProperty("corpus").GetRawText().ShouldBe("""{"must":[{"key":"city","match":{"any":["rebstadt"]}},{"key":"kind","match":{"any":["passage"]}}]}""");
        body.GetProperty("using").GetString().ShouldBe("terms");
    }

    [Fact]
    public async Task The_best_are_looked_at_closer_with_one_more_request()
    {
        var index = _server.Open();
        await index.RebuildAsync(One([Of(1, "Der Bau der Turnhalle, sagt der Rat, kommt später als der Hafen"), Of(2, "Der Hafen, sagt der Rat, kommt später als der Bau der Turnhalle"), Of(3, "Wiese"), Of(4, "Wald")]), Token);
        _server.Double.ClearRequests();

        (await index.SearchAsync(Anybody, new IndexQuery("\"Turnhalle Hafen\"", 10), Token)).Count.ShouldBe(2);
        (await index.SearchAsync(Anybody, new IndexQuery("Rat „Bau der Turnhalle“", 10), Token))[0].Score.ShouldBeGreaterThan(8);
        var near = await index.SearchAsync(Anybody, new IndexQuery("Hafen Rat", 10), Token);
        near.Select(hit => hit.Passage).ShouldBe([20, 10]);
        _server.Double.Requests.Select(request => request.Path.Split('/')[^1]).ShouldBe(["query", "batch", "query", "batch", "query", "batch"]);
    }

    [Fact]
    public async Task A_paper_that_deals_with_the_matter_throughout_stands_before_one_that_mentions_it()
    {
        var index = _server.Open();
        await index.RebuildAsync(One([Of(1, "Die Turnhalle im Ort", "Wiese und Wald"), Of(2, "Die Turnhalle im Ort", "Die Turnhalle wird saniert"), Of(3, "Hafen"), Of(4, "Hafen")]), Token);

        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Take(2).ShouldAllBe(hit => hit.Document == 2);
    }

    [Fact]
    public async Task A_server_that_fails_over_the_closer_look_costs_the_order_only()
    {
        var index = _server.Open();
        await index.RebuildAsync(One([Of(1, "Turnhalle"), Of(2, "Hafen")]), Token);
        _server.Double.Faults.Add(new Fault(FaultKind.InternalError) { Path = "/points/query/batch" });

        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).ShouldHaveSingleItem().Passage.ShouldBe(10);
    }

    [Fact]
    public async Task The_words_of_one_city_neither_split_nor_correct_those_of_another()
    {
        var index = _server.Open();
        var here = Enumerable.Range(1, 40).Select(i => Of(i, (i % 4) switch { 0 => "Die Turnhalle wird saniert", 1 => "Neue Photovoltaik für die Schule", 2 => "Die Anlage im Park", _ => "Eine Photovoltaikanlage auf dem Dach" }));
        var there = Enumerable.Range(101, 40).Select(i => Of(i, i % 2 == 0 ? "Eine Photovoltaikanlage auf dem Dach" : "Das Schwimmbad") with { CityId = "andernach" });
        await index.RebuildAsync(One([.. here, .. there]), Token);
        var andernach = AccessFilter.For(Caller.Anonymous("andernach"));

        (await index.SearchAsync(Anybody, new IndexQuery("Photovoltaik", 100), Token)).Count.ShouldBe(20);
        (await index.SearchAsync(andernach, new IndexQuery("Photovoltaik", 100), Token)).ShouldBeEmpty("nothing there says that it is a part");
        (await index.SearchAsync(Anybody, new IndexQuery("Turnhlale", 100), Token)).Count.ShouldBe(10);
        (await index.SearchAsync(andernach, new IndexQuery("Schwimmbda", 100), Token)).Count.ShouldBe(20);
        (await index.SearchAsync(Anybody, new IndexQuery("Schwimmbda", 100), Token)).ShouldBeEmpty("the word is another city's");
    }

    [Fact]
    public async Task A_word_of_most_passages_ranks_but_finds_nothing_by_itself()
    {
        var index = _server.Open();
        await index.RebuildAsync(One([Of(1, "Turnhalle Wiese"), Of(2, "Turnhalle Stadt"), .. Enumerable.Range(3, 8).Select(i => Of(i, "Stadt"))]), Token);

        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle Stadt", 20), Token)).Select(hit => hit.Passage).ShouldBe([20, 10]);
        (await index.CountFacetsAsync(Anybody, new FacetQuery("Turnhalle Stadt"), Token)).Documents.ShouldBe(2);
        (await index.SearchAsync(Anybody, new IndexQuery("Stadt", 20), Token)).Count.ShouldBe(9);
    }

    [Fact]
    public async Task The_points_of_the_state_are_never_found()
    {
        var index = _server.Open();
        await index.RebuildAsync(One([Of(1, "Turnhalle")]), Token);

        _server.Double.Collections.Values.Single().ShouldBe(3, "passage, document and state");
        (await index.EntriesAsync(CityId, Token)).Count.ShouldBe(1);
        (await index.AllowedAsync(Staff("bauamt"), new IndexQuery("", 0), Token)).Count.ShouldBe(1);
    }

    private static IEnumerable<string> FiltersOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            yield break;
        if (body.TryGetProperty("filter", out var filter))
            yield return filter.GetRawText();
        if (!body.TryGetProperty("searches", out var searches))
            yield break;
        foreach (var inner in searches.EnumerateArray().SelectMany(FiltersOf))
            yield return inner;
    }

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> One(IReadOnlyList<IndexedDocument> documents)
    {
        await Task.Yield();
        yield return documents;
    }
}
