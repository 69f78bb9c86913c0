using System.Text.Json;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Sdk;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>What is asked of Qdrant: always within a city and its audiences, ranked by terms, and by meaning where there are vectors.</summary>
public sealed class QdrantQueryTests : IAsyncLifetime
{
    private QdrantServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await QdrantServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_question_names_city_and_audiences_in_each_of_its_filters()
    {
        var index = _server.Open(space: new EmbeddingSpace("test", 2));
        await index.ReplaceAsync([Of(1, "Turnhalle") with { Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] } }], Token);
        _server.Double.ClearRequests();
        var filter = new DocumentFilter { Since = new DateOnly(2024, 1, 1), Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] } };
        await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Filter = filter, Implied = filter, Document = 1 }, Token);
        await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), new[] { 1f, 0f }, Token);
        await index.CountAsync(Anybody, ["turnhall"], Token);
        await index.CountFacetsAsync(Anybody, new FacetQuery("Turnhalle") { Filter = filter }, Token);
        await index.AllowedAsync(Anybody, new IndexQuery("", 0), Token);

        var filters = _server.Double.Requests.SelectMany(request => FiltersOf(JsonDocument.Parse(request.Body).RootElement)).ToList();
        filters.Count.ShouldBeGreaterThan(9);
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
    public async Task Terms_and_meaning_are_fused()
    {
        var index = _server.Open(space: new EmbeddingSpace("test", 2));
        await index.RebuildAsync(One([Of(1, "Turnhalle"), Of(2, "Sporthalle"), Of(3, "Rathaus"), Of(4, "Turnhalle") with { CityId = "andernach" }]), Token);
        await index.WriteVectorsAsync([new(10, [1, 0]), new(20, [0.9f, 0.1f]), new(30, [0, 1]), new(40, [1, 0])], Token);
        var hits = await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), new[] { 1f, 0f }, Token);

        hits.Select(hit => hit.Passage).ShouldBe([10, 20, 30]);
        hits[0].Score.ShouldBe(2.0 / 60, 1e-6);
        hits[1].Document.ShouldBe(2);
        (await index.SearchAsync(Anybody, new IndexQuery("?", 10), new[] { 0f, 1f }, Token))[0].Passage.ShouldBe(30);
        _server.Double.Aliases["assistant-passages"].ShouldStartWith("assistant-passages--test-");
    }

    [Fact]
    public async Task Vectors_of_the_same_model_move_over_to_a_new_collection()
    {
        var space = new EmbeddingSpace("test", 2);
        var index = _server.Open(space: space);
        await index.RebuildAsync(One([Of(1, "Turnhalle"), Of(2, "Hafen")]), Token);
        await index.WriteVectorsAsync([new(20, [0, 1])], Token);
        await index.RebuildAsync(One([Of(1, "Turnhalle"), Of(2, "Hafen")]), Token);
        (await index.SearchAsync(Anybody, new IndexQuery("?", 10), new[] { 0f, 1f }, Token)).ShouldHaveSingleItem().Passage.ShouldBe(20);

        await _server.Open(space: new EmbeddingSpace("another", 2)).RebuildAsync(One([Of(1, "Turnhalle"), Of(2, "Hafen")]), Token);
        (await index.SearchAsync(Anybody, new IndexQuery("?", 10), new[] { 0f, 1f }, Token)).ShouldBeEmpty();
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
        if (!body.TryGetProperty("prefetch", out var prefetches))
            yield break;
        foreach (var inner in prefetches.EnumerateArray().SelectMany(FiltersOf))
            yield return inner;
    }

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> One(IReadOnlyList<IndexedDocument> documents)
    {
        await Task.Yield();
        yield return documents;
    }
}
