using System.Runtime.CompilerServices;
using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing;

/// <summary>What every index over passages must do, however it is built.</summary>
public abstract class PassageIndexTests : IAsyncLifetime
{
    private IPassageIndex _index = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _index = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        (_index as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty index of the test's own.</summary>
    protected abstract Task<IPassageIndex> OpenAsync();

    [Fact]
    public async Task A_passage_is_found_by_its_text_its_heading_its_title_and_its_reference()
    {
        await _index.ReplaceAsync(
            [new IndexedDocument(1, CityId, Audience.Public, "Neubau der Turnhalle", "2024/0815", [new IndexedPassage(10, "Kosten und Finanzierung", "Der Gemeinderat stimmt zu.")])], Token);

        foreach (var question in (string[])["Turnhallen", "2024/815", "Finanzierung", "Gemeinderäte"])
            (await SearchAsync(question)).ShouldBe([10], question);
        (await SearchAsync("Schwimmbad")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hit_names_its_document()
    {
        await _index.ReplaceAsync([Of(7, "Turnhalle")], Token);
        (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).ShouldHaveSingleItem().Document.ShouldBe(7);
    }

    [Fact]
    public async Task A_replaced_document_is_found_by_its_new_words_alone()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle"), Of(2, "Turnhalle")], Token);
        await _index.ReplaceAsync([Of(1, "Schwimmbad", "Hafen")], Token);

        (await SearchAsync("Turnhalle")).ShouldBe([20]);
        (await SearchAsync("Schwimmbad")).ShouldBe([10]);
        (await SearchAsync("Hafen")).ShouldBe([11]);
    }

    [Fact]
    public async Task A_deleted_document_is_gone_and_an_unknown_one_is_no_matter()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle"), Of(2, "Turnhalle")], Token);
        await _index.DeleteAsync([1, 99], Token);

        (await SearchAsync("Turnhalle")).ShouldBe([20]);
        (await _index.CountAsync(Anybody, ["turnhall"], Token)).ShouldBe([1]);
        (await _index.EntriesAsync(CityId, Token)).ShouldBe([new IndexEntry(20, 2)]);
    }

    [Fact]
    public async Task Every_write_can_be_repeated()
    {
        for (var i = 0; i < 3; i++)
            await _index.ReplaceAsync([Of(1, "Turnhalle", "Turnhalle"), Of(1, "Turnhalle")], Token);
        for (var i = 0; i < 3; i++)
            await _index.DeleteAsync([2], Token);

        (await _index.EntriesAsync(CityId, Token)).ShouldBe([new IndexEntry(10, 1)]);
    }

    [Fact]
    public async Task Nobody_finds_or_counts_what_they_may_not_see()
    {
        await _index.ReplaceAsync(
        [
            Of(1, "Turnhalle"),
            Of(2, "Turnhalle") with { Audience = Audience.Internal },
            Of(3, "Turnhalle") with { Audience = Audience.Group("bauamt") },
            Of(4, "Turnhalle") with { CityId = "andernach" },
        ], Token);

        (await SearchAsync("Turnhalle")).ShouldBe([10]);
        (await SearchAsync("Turnhalle", Staff())).Order().ShouldBe([10, 20]);
        (await SearchAsync("Turnhalle", Staff("bauamt"))).Order().ShouldBe([10, 20, 30]);
        (await SearchAsync("Turnhalle", AccessFilter.For(Caller.Staff("andernach", "u", ["bauamt"])))).ShouldBe([40]);
        (await SearchAsync("Turnhalle", AccessFilter.For(Caller.Anonymous("nirgends")))).ShouldBeEmpty();
        (await _index.CountAsync(Anybody, ["turnhall", "schwimmbad"], Token)).ShouldBe([1, 0]);
        (await _index.CountAsync(Staff("bauamt"), ["turnhall"], Token)).ShouldBe([3]);
        (await _index.AllowedAsync(Anybody, new IndexQuery("", 0), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_words_of_another_city_change_no_score()
    {
        await _index.ReplaceAsync([Of(1, "Die Turnhalle am Hafen"), Of(2, "Der Hafen"), Of(3, "Das Rathaus")], Token);
        var before = await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle Hafen", 10), Token);
        await _index.ReplaceAsync([.. Enumerable.Range(100, 50).Select(i => Of(i, "Die Turnhalle, die Turnhalle") with { CityId = "andernach" })], Token);

        (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle Hafen", 10), Token)).ShouldBe(before);
    }

    [Fact]
    public async Task Days_facets_and_a_document_filter_inside_the_index()
    {
        await _index.ReplaceAsync(
        [
            Of(1, "Turnhalle") with { Date = new DateOnly(2023, 5, 1), Facets = Facet(FacetNames.Committee, "Stadtrat", "Bauausschuss") },
            Of(2, "Turnhalle") with { Date = new DateOnly(2024, 5, 1), Facets = Facet(FacetNames.Committee, "Stadtrat") },
            Of(3, "Turnhalle") with { Date = new DateOnly(2024, 6, 1), Facets = Facet(FacetNames.Committee, "Bauausschuss") },
            Of(4, "Turnhalle"),
        ], Token);

        (await FilteredAsync(new DocumentFilter { Since = new DateOnly(2024, 5, 1) })).ShouldBe([20, 30]);
        (await FilteredAsync(new DocumentFilter { Until = new DateOnly(2024, 5, 1) })).ShouldBe([10, 20]);
        (await FilteredAsync(new DocumentFilter { Facets = Facet(FacetNames.Committee, "Stadtrat") })).ShouldBe([10, 20]);
        (await FilteredAsync(new DocumentFilter { Since = new DateOnly(2024, 1, 1), Facets = Facet(FacetNames.Committee, "Stadtrat", "Kreistag") })).ShouldBe([20]);
        (await FilteredAsync(new DocumentFilter { Facets = Facet("unknown", "value") })).ShouldBeEmpty();
        (await FilteredAsync(new DocumentFilter { Facets = Facet(FacetNames.Committee) })).ShouldBeEmpty();
        (await ImpliedAsync(new DocumentFilter { Since = new DateOnly(2024, 1, 1) })).ShouldBe([20, 30, 40]);
        (await ImpliedAsync(new DocumentFilter { Facets = Facet(FacetNames.Committee, "Stadtrat") })).ShouldBe([10, 20, 40]);
        (await ImpliedAsync(new DocumentFilter { Facets = Facet("unknown", "value") })).ShouldBe([10, 20, 30, 40]);
        (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Document = 3 }, Token)).Select(hit => hit.Passage).ShouldBe([30]);
        (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Document = 99 }, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_for_others_lets_through_what_a_search_would()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle", "Hafen") with { Date = new DateOnly(2024, 5, 1) }, Of(2, "Hafen"), Of(3, "Hafen") with { Audience = Audience.Internal }], Token);
        var all = await _index.AllowedAsync(Anybody, new IndexQuery("", 0), Token);
        var dated = await _index.AllowedAsync(Anybody, new IndexQuery("", 0) { Filter = new DocumentFilter { Since = new DateOnly(2024, 1, 1) } }, Token);

        Enumerable.Range(0, 40).Where(passage => all.Allows(passage)).ShouldBe([10, 11, 20]);
        Enumerable.Range(0, 40).Where(passage => dated.Allows(passage)).ShouldBe([10, 11]);
        dated.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Values_are_counted_by_documents_under_the_filters_of_the_other_facets()
    {
        await _index.ReplaceAsync(
        [
            Of(1, "Turnhalle", "Turnhalle") with { Date = new DateOnly(2023, 5, 1), Facets = Facet(FacetNames.Committee, "Stadtrat", "Bauausschuss") },
            Of(2, "Turnhalle") with { Date = new DateOnly(2024, 5, 1), Facets = Facet(FacetNames.Committee, "Stadtrat") },
            Of(3, "Schwimmbad") with { Date = new DateOnly(2024, 6, 1), Facets = Facet(FacetNames.Committee, "Bauausschuss") },
            Of(4, "Turnhalle") with { Audience = Audience.Internal, Facets = Facet(FacetNames.Committee, "Personalrat") },
        ], Token);

        var all = await _index.CountFacetsAsync(Anybody, new FacetQuery(null), Token);
        all.Documents.ShouldBe(3);
        all.Of(FacetNames.Committee).ShouldBe([new FacetCount("Bauausschuss", 2), new FacetCount("Stadtrat", 2)]);
        all.Of(FacetCounts.Year).ShouldBe([new FacetCount("2024", 2), new FacetCount("2023", 1)]);
        var found = await _index.CountFacetsAsync(Anybody, new FacetQuery("Turnhalle") { Filter = new DocumentFilter { Since = new DateOnly(2024, 1, 1), Facets = Facet(FacetNames.Committee, "Bauausschuss") } }, Token);
        found.Documents.ShouldBe(0);
        found.Of(FacetNames.Committee).ShouldBe([new FacetCount("Stadtrat", 1)]);
        found.Of(FacetCounts.Year).ShouldBe([new FacetCount("2023", 1)]);
        (await _index.CountFacetsAsync(Anybody, new FacetQuery("der die das"), Token)).Documents.ShouldBe(0);
        (await _index.CountFacetsAsync(AccessFilter.For(Caller.Staff("andernach", "u", [])), new FacetQuery(null), Token)).Documents.ShouldBe(0);
    }

    [Fact]
    public async Task Remembered_values_do_not_outlive_a_change()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle") with { Facets = Facet(FacetNames.Outcome, "rejected") }, Of(2, "Turnhalle")], Token);
        (await _index.CountFacetsAsync(Anybody, new FacetQuery(null), Token)).Of(FacetNames.Outcome).Count.ShouldBe(1);
        await _index.DeleteAsync([1], Token);

        var after = await _index.CountFacetsAsync(Anybody, new FacetQuery(null), Token);
        after.Documents.ShouldBe(1);
        after.Of(FacetNames.Outcome).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rarer_word_and_a_shorter_text_count_more()
    {
        await _index.ReplaceAsync([Of(1, "Hafen"), Of(2, "Hafen und Turnhalle"), Of(3, "Turnhalle mit vielen weiteren Räumen, Geräten und Umkleiden"), Of(4, "Hafen"), Of(5, "Rathaus")], Token);

        (await SearchAsync("Turnhalle Hafen"))[0].ShouldBe(20);
        (await SearchAsync("Turnhalle")).ShouldBe([20, 30]);
        (await SearchAsync("Hafen")).ShouldBe([10, 40, 20]);
    }

    [Fact]
    public async Task At_most_so_many_hits_come_as_were_asked_for()
    {
        await _index.ReplaceAsync([.. Enumerable.Range(1, 30).Select(i => Of(i, "Turnhalle"))], Token);

        (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 7), Token)).Select(hit => hit.Document).ShouldBe(Enumerable.Range(1, 7).Select(i => (long)i));
        (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 0), Token)).ShouldBeEmpty();
        (await _index.SearchAsync(Anybody, new IndexQuery("?!", 10), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_index_built_anew_holds_exactly_what_it_was_given()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle"), Of(2, "Schwimmbad") with { CityId = "andernach" }], Token);
        await _index.RebuildAsync(Batches([Of(3, "Hafen")], [Of(4, "Hafen") with { CityId = "andernach" }, Of(5, "Rathaus")]), Token);

        _index.WantsRebuild.ShouldBeFalse();
        (await SearchAsync("Turnhalle")).ShouldBeEmpty();
        (await SearchAsync("Hafen")).ShouldBe([30]);
        (await _index.EntriesAsync(CityId, Token)).Order(Comparer<IndexEntry>.Create((a, b) => a.Passage.CompareTo(b.Passage))).ShouldBe([new IndexEntry(30, 3), new IndexEntry(50, 5)]);
        (await _index.EntriesAsync("andernach", Token)).ShouldBe([new IndexEntry(40, 4)]);
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_index_as_it_was()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        await Should.ThrowAsync<InvalidOperationException>(() => _index.RebuildAsync(Failing(), Token));

        (await SearchAsync("Turnhalle")).ShouldBe([10]);
        await _index.ReplaceAsync([Of(2, "Turnhalle")], Token);
        (await SearchAsync("Turnhalle")).ShouldBe([10, 20]);
    }

    [Fact]
    public async Task Tidying_up_changes_no_result()
    {
        foreach (var document in TestDocuments.Random(3, 60, 30, 300))
            await _index.ReplaceAsync([document], Token);
        var questions = Enumerable.Range(0, 20).Select(seed => TestDocuments.Text(new Random(seed), 4, 300)).ToList();
        var before = await AllAsync(questions);
        await _index.OptimizeAsync(Token);

        (await AllAsync(questions)).ShouldBe(before);
    }

    [Fact]
    public async Task A_search_can_be_given_up()
    {
        await _index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        await Should.ThrowAsync<OperationCanceledException>(() => _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), new CancellationToken(canceled: true)));
    }

    protected static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Batches(params IReadOnlyList<IndexedDocument>[] batches)
    {
        foreach (var batch in batches)
        {
            await Task.Yield();
            yield return batch;
        }
    }

    protected static Dictionary<string, IReadOnlyList<string>> Facet(string name, params string[] values) => new(StringComparer.Ordinal) { [name] = values };

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Failing([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return [Of(3, "Hafen")];
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException("cut off here");
    }

    private async Task<IReadOnlyList<IndexHit>> AllAsync(IEnumerable<string> questions)
    {
        var hits = new List<IndexHit>();
        foreach (var question in questions)
            hits.AddRange(await _index.SearchAsync(Staff("bauamt"), new IndexQuery(question, 50), Token));
        return hits;
    }

    private async Task<IReadOnlyList<long>> SearchAsync(string text, AccessFilter? access = null) =>
        [.. (await _index.SearchAsync(access ?? Anybody, new IndexQuery(text, 10), Token)).Select(hit => hit.Passage)];

    private async Task<IReadOnlyList<long>> FilteredAsync(DocumentFilter filter) =>
        [.. (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Filter = filter }, Token)).Select(hit => hit.Passage).Order()];

    private async Task<IReadOnlyList<long>> ImpliedAsync(DocumentFilter filter) =>
        [.. (await _index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10) { Implied = filter }, Token)).Select(hit => hit.Passage).Order()];
}
