using System.Text.Json;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Sdk;
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
        await index.ReplaceAsync([Of(1, "Turnhalle") with { Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] } }], Token);
        await index.FillAsync(CityId, s_shape, _ => [new PassageVector(10, 1, new[] { (Half)1, (Half)0 })], Token);
        _server.Double.ClearRequests();
        var filter = new DocumentFilter { Since = new DateOnly(2024, 1, 1), Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] } };
        await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Filter = filter, Implied = filter, Document = 1 }, Token);
        await index.NearestAsync(Anybody, new IndexQuery("Turnhalle", 10), s_shape, new[] { 1f, 0f }, Token);
        await index.CountAsync(Anybody, ["turnhall"], Token);
        await index.CountFacetsAsync(Anybody, new FacetQuery("Turnhalle") { Filter = filter }, Token);
        await index.AllowedAsync(Anybody, new IndexQuery("", 0), Token);

        var filters = _server.Double.Requests.SelectMany(request => FiltersOf(JsonDocument.Parse(request.Body).RootElement)).ToList();
        filters.Count.ShouldBe(9);
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
