using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Tests.Retrieval;

public sealed class FacetedSearchTests : IAsyncLifetime
{
    private static readonly Caller s_anybody = Caller.Anonymous(TestMemory.City);
    private readonly TestMemory _memory = new();

    public async ValueTask InitializeAsync() => await _memory.SyncAsync(new ScriptedSource(
        Paper("1", "motion", "rejected", "2024-03-01", "Stadtrat", "Bauausschuss"),
        Paper("2", "motion", "adopted", "2025-02-01", "Stadtrat"),
        Paper("3", "proposal", "adopted", "2025-05-01", "Bauausschuss"),
        Paper("4", "proposal", null, null),
        Paper("5", "proposal", "adopted", "2025-06-01", "Personalrat", audience: Audience.Internal),
        new Completed("1", true)));

    public ValueTask DisposeAsync()
    {
        _memory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Values_are_counted_by_documents_under_the_filters_of_the_other_facets()
    {
        var found = await SearchAsync(new DocumentFilter { Facets = Facet(FacetNames.Committee, "Stadtrat") });

        found.Documents.Select(document => document.Best.Document.DocumentId).Order().ShouldBe(["1", "2"]);
        found.Facets.Documents.ShouldBe(2);
        found.Facets.Of(FacetNames.Committee).ShouldBe([new FacetCount("Bauausschuss", 2), new FacetCount("Stadtrat", 2)]);
        found.Facets.Of(FacetNames.PaperType).ShouldBe([new FacetCount("motion", 2)]);
        found.Facets.Of(FacetCounts.Year).Order(Comparer<FacetCount>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))).ShouldBe([new FacetCount("2024", 1), new FacetCount("2025", 1)]);
    }

    [Fact]
    public async Task The_years_are_counted_as_if_no_period_were_set()
    {
        var found = await SearchAsync(new DocumentFilter { Since = new DateOnly(2025, 1, 1), Until = new DateOnly(2025, 12, 31) });

        found.Facets.Documents.ShouldBe(2);
        found.Facets.Of(FacetCounts.Year).Sum(year => year.Documents).ShouldBe(3);
        found.Facets.Of(FacetNames.PaperType).Sum(type => type.Documents).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_internal_is_neither_found_nor_counted_outside()
    {
        (await SearchAsync(new DocumentFilter())).Facets.Of(FacetNames.Committee).ShouldNotContain(value => value.Value == "Personalrat");
        (await _memory.Get<FacetedSearch>().ValuesAsync(s_anybody, TestContext.Current.CancellationToken)).Of(FacetNames.Committee).ShouldNotContain(value => value.Value == "Personalrat");
        (await _memory.Get<FacetedSearch>().ValuesAsync(Caller.Staff(TestMemory.City, "u", []), TestContext.Current.CancellationToken)).Of(FacetNames.Committee).ShouldContain(value => value.Value == "Personalrat");
        (await _memory.Get<FacetedSearch>().ValuesAsync(Caller.Staff("andernach", "u", []), TestContext.Current.CancellationToken)).Documents.ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_paper_leaves_the_remembered_values()
    {
        (await ValuesAsync()).Of(FacetNames.Outcome).ShouldContain(value => value.Value == "rejected");
        await _memory.SyncAsync(new ScriptedSource(new Deleted("1", "taken back"), new Completed("2", false)));

        (await ValuesAsync()).Of(FacetNames.Outcome).ShouldNotContain(value => value.Value == "rejected");
    }

    [Fact]
    public async Task Pages_of_documents_follow_each_other()
    {
        var search = _memory.Get<FacetedSearch>();
        var ids = new List<string>();
        for (var offset = 0; offset < 4; offset += 2)
            ids.AddRange((await search.SearchAsync(s_anybody, new FacetedQuery("Turnhalle", offset, 2), TestContext.Current.CancellationToken)).Documents.Select(document => document.Best.Document.DocumentId));

        ids.Order().ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public async Task A_given_filter_wants_the_value_and_an_implied_one_keeps_what_has_none()
    {
        var filter = new DocumentFilter { Since = new DateOnly(2025, 1, 1), Facets = Facet(FacetNames.Committee, "Stadtrat") };
        var given = await _memory.SearchAsync("Turnhalle", query: query => query with { Since = filter.Since, Facets = filter.Facets });
        var implied = await _memory.Get<PassageSearch>().SearchAsync(s_anybody, new RetrievalQuery("Turnhalle"), filter, TestContext.Current.CancellationToken);

        given.Select(hit => hit.Document.DocumentId).ShouldBe(["2"]);
        implied.Select(hit => hit.Document.DocumentId).Order().ShouldBe(["2", "4"]);
    }

    [Fact]
    public async Task The_same_text_under_the_same_title_is_shown_once_and_names_the_others_and_the_newest()
    {
        await _memory.SyncAsync(new ScriptedSource(Same("8", "2024-03-01"), Same("9", "2025-02-01"), new Completed("2", false)));

        var found = (await SearchAsync(new DocumentFilter { Facets = Facet(FacetNames.PaperType, "report") })).Documents.ShouldHaveSingleItem();

        found.SameText.Select(document => document.Document.DocumentId).Append(found.Best.Document.DocumentId).Order().ShouldBe(["8", "9"]);
        (found.Newer?.Document.DocumentId).ShouldBe(found.Best.Document.DocumentId == "8" ? "9" : null);
    }

    [Fact]
    public async Task A_search_without_a_word_finds_and_counts_nothing() =>
        (await _memory.Get<FacetedSearch>().SearchAsync(s_anybody, new FacetedQuery("– ? –", 0, 10), TestContext.Current.CancellationToken)).Facets.Documents.ShouldBe(0);

    private Task<FacetedHits> SearchAsync(DocumentFilter filter) =>
        _memory.Get<FacetedSearch>().SearchAsync(s_anybody, new FacetedQuery("Turnhalle", 0, 10) { Filter = filter }, TestContext.Current.CancellationToken);

    private Task<FacetCounts> ValuesAsync() => _memory.Get<FacetedSearch>().ValuesAsync(s_anybody, TestContext.Current.CancellationToken);

    private static Dictionary<string, IReadOnlyList<string>> Facet(string name, params string[] values) => new(StringComparer.Ordinal) { [name] = values };

    private static Upserted Same(string id, string date) => new(ScriptedSource.Paper(id, "Die Turnhalle wird gebaut.", date: DateOnly.ParseExact(date, "O")) with
    {
        Title = "Neubau der Turnhalle Altrhein",
        Facets = Facet(FacetNames.PaperType, "report"),
    });

    private static Upserted Paper(string id, string type, string? outcome, string? date, string? committee = null, string? second = null, Audience? audience = null)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.PaperType] = [type] };
        if (committee is not null)
            facets[FacetNames.Committee] = second is null ? [committee] : [committee, second];
        if (outcome is not null)
            facets[FacetNames.Outcome] = [outcome];
        return new Upserted(ScriptedSource.Paper(id, $"Die Turnhalle {id} wird gebaut.", audience: audience, date: date is null ? null : DateOnly.ParseExact(date, "O")) with { Facets = facets });
    }
}
