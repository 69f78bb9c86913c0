using System.Diagnostics;
using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Embedding;

public sealed class HybridSearchTests : IDisposable
{
    private readonly HashEmbedder _embedder = new() { Synonyms = { ["Fahrradstraße"] = "Radweg" } };
    private readonly JudgeLength _judge = new();
    private readonly EmbeddedMemory _memory;

    public HybridSearchTests() => _memory = new EmbeddedMemory(
        _embedder,
        options: new EmbeddingOptions { QuestionLimit = TimeSpan.FromMilliseconds(200) },
        replace: services => services.AddSingleton<IReranker>(_judge));

    public void Dispose() => _memory.Dispose();

    [Fact]
    public async Task What_means_the_same_is_found_without_a_common_word()
    {
        await FillAsync();
        var found = await SearchAsync("Fahrradstraße");

        found.ByMeaning.ShouldBeTrue();
        found.Reason.ShouldBeNull();
        (await DocumentsAsync("Fahrradstraße"))[0].ShouldBe("bike");
        found.Hits.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Meaning_finds_only_what_the_caller_may_see_and_the_filters_let_through()
    {
        await FillAsync();
        await _memory.SyncAsync(new Upserted(Paper("secret", "Radweg Radweg Radweg", audience: Audience.Group("rat"))), new Upserted(Paper("old", "Radweg", date: new DateOnly(2001, 1, 1))));
        await _memory.EmbedAsync();

        (await DocumentsAsync("Fahrradstraße")).ShouldNotContain("secret");
        (await DocumentsAsync("Fahrradstraße", Caller.Staff(TestMemory.City, "user", ["rat"]))).ShouldContain("secret");
        (await DocumentsAsync("Fahrradstraße", Caller.Anonymous("andere-stadt"))).ShouldBeEmpty();
        (await _memory.Memory.SearchAsync("Fahrradstraße", query: query => query with { Until = new DateOnly(2001, 12, 31) })).Select(hit => hit.Document.DocumentId).ShouldBe(["old"]);
    }

    [Fact]
    public async Task An_embedder_that_does_not_answer_costs_its_time_limit_once_and_the_search_goes_on_by_words()
    {
        await FillAsync();
        var never = new TaskCompletionSource();
        _embedder.Waiting = never.Task;
        var watch = Stopwatch.StartNew();

        var found = await SearchAsync("Haushalt");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
        found.ByMeaning.ShouldBeFalse();
        found.Reason!.ShouldContain("within 200 ms");
        found.Hits.ShouldHaveSingleItem();
        var asked = _embedder.Requests.Count;
        await SearchAsync("Haushalt");
        _embedder.Requests.Count.ShouldBe(asked);
        never.SetResult();
    }

    [Fact]
    public async Task An_embedder_that_fails_leaves_the_words()
    {
        await FillAsync();
        _embedder.Before = _ => throw new EmbeddingException(EmbeddingFailure.Unavailable, "out of reach");

        var found = await SearchAsync("Haushalt");
        (found.ByMeaning, found.Reason, found.Hits.Count).ShouldBe((false, "out of reach", 1));
    }

    [Fact]
    public async Task Before_all_passages_are_embedded_words_count_alone()
    {
        await _memory.SyncAsync(new Upserted(Paper("bike", "Der Radweg wird gebaut.")));
        var found = await SearchAsync("Radweg");

        (found.ByMeaning, found.Hits.Count).ShouldBe((false, 1));
        found.Reason!.ShouldContain("not all been embedded");
        _embedder.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_embedder_nothing_is_asked_and_nothing_is_wrong()
    {
        _embedder.ModelNames = [];
        await _memory.SyncAsync(new Upserted(Paper("bike", "Der Radweg wird gebaut.")));
        var found = await SearchAsync("Radweg");
        (found.ByMeaning, found.Reason, found.Hits.Count).ShouldBe((false, null, 1));
    }

    [Fact]
    public async Task A_vector_of_the_model_that_is_searched_is_asked_for_and_none_where_that_is_gone()
    {
        await FillAsync();
        _embedder.ModelNames = ["better", "hash"];
        (await SearchAsync("Fahrradstraße")).ByMeaning.ShouldBeTrue();
        _embedder.Requests[^1].Model.ShouldBe("hash");

        _embedder.ModelNames = ["better"];
        (await SearchAsync("Fahrradstraße neu")).Reason!.ShouldContain("hash");
    }

    [Fact]
    public async Task A_hit_keeps_how_well_its_words_fit_and_has_nothing_of_it_where_meaning_alone_found_it()
    {
        await FillAsync();
        var byWords = (await SearchAsync("Radweg")).ByWords!;
        var hits = await _memory.Memory.Get<PassageSearch>().SearchAsync(Caller.Anonymous(TestMemory.City), new RetrievalQuery("Radweg"), TestContext.Current.CancellationToken);

        hits[0].Document.DocumentId.ShouldBe("bike");
        hits[0].WordScore.ShouldBe(byWords.ShouldHaveSingleItem().Score);
        hits.Skip(1).ShouldNotBeEmpty();
        hits.Skip(1).ShouldAllBe(hit => hit.WordScore == null);

        _embedder.ModelNames = [];
        var lexical = await _memory.Memory.Get<PassageSearch>().SearchAsync(Caller.Anonymous(TestMemory.City), new RetrievalQuery("Radweg"), TestContext.Current.CancellationToken);
        lexical.ShouldHaveSingleItem().WordScore.ShouldBe(lexical[0].Score);
    }

    [Fact]
    public async Task A_deeper_search_begins_with_what_a_shallower_one_finds()
    {
        await _memory.SyncAsync([.. Enumerable.Range(0, 3 * FusedRanking.Window).Select(i => new Upserted(Paper($"p{i}", string.Join(' ', Enumerable.Repeat("Radweg", 1 + (i % 7))) + $" Straße {i}")))]);
        await _memory.EmbedAsync();

        var shallow = await SearchAsync("Radweg", FusedRanking.Window);
        var deep = await SearchAsync("Radweg", 4 * FusedRanking.Window);

        deep.ByMeaning.ShouldBeTrue();
        deep.Hits.Take(shallow.Hits.Count).ShouldBe(shallow.Hits);
        deep.Hits.Select(hit => hit.Passage).ShouldBeUnique();
        deep.Hits.Count.ShouldBe(3 * FusedRanking.Window);
        deep.Hits.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task What_holds_no_word_is_near_to_nothing()
    {
        await FillAsync();
        var asked = _embedder.Requests.Count;

        (await SearchAsync("– ? –")).Hits.ShouldBeEmpty();
        _embedder.Requests.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task The_same_question_is_embedded_once()
    {
        await FillAsync();
        var before = _embedder.Requests.Count;
        await SearchAsync("Fahrradstraße");
        await SearchAsync("Fahrradstraße");
        _embedder.Requests.Count.ShouldBe(before + 1);
        _embedder.Requests[^1].Use.ShouldBe(EmbeddingUse.Question);
    }

    [Fact]
    public async Task A_reranker_puts_the_best_into_its_order_and_the_scores_still_fall()
    {
        await FillAsync();
        var before = await SearchAsync("Radweg Haushalt Turnhalle");
        _judge.IsInReach = true;
        var after = await SearchAsync("Radweg Haushalt Turnhalle");

        after.Hits.Select(hit => hit.Score).ShouldBe(before.Hits.Select(hit => hit.Score));
        after.Hits.Select(hit => hit.Passage).Order().ShouldBe(before.Hits.Select(hit => hit.Passage).Order());
        (await DocumentsAsync("Radweg Haushalt Turnhalle"))[0].ShouldBe("gym");
    }

    [Fact]
    public async Task A_reranker_that_does_not_answer_changes_nothing()
    {
        await FillAsync();
        var before = await SearchAsync("Radweg Haushalt Turnhalle");
        var never = new TaskCompletionSource();
        (_judge.IsInReach, _judge.Waiting) = (true, never.Task);

        (await SearchAsync("Radweg Haushalt Turnhalle")).Hits.ShouldBe(before.Hits);
        never.SetResult();
    }

    private async Task FillAsync()
    {
        await _memory.SyncAsync(
            new Upserted(Paper("bike", "Der Radweg wird gebaut.")),
            new Upserted(Paper("money", "Der Haushalt wird beschlossen.")),
            new Upserted(Paper("gym", "Die Turnhalle wird saniert, und das dauert mit allen Vorbereitungen bis in den Herbst hinein.")));
        await _memory.EmbedAsync();
    }

    private Task<HybridHits> SearchAsync(string text, int count = 100) =>
        _memory.Memory.Get<HybridSearch>().SearchAsync(AccessFilter.For(Caller.Anonymous(TestMemory.City)), new IndexQuery(text, count), TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> DocumentsAsync(string text, Caller? caller = null) => await _memory.Memory.FindAsync(text, caller);

    /// <summary>The longest text is the best.</summary>
    private sealed class JudgeLength : IReranker
    {
        public bool IsInReach { get; set; }

        public Task Waiting { get; set; } = Task.CompletedTask;

        public async Task<IReadOnlyList<double>?> JudgeAsync(string cityId, string question, IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            await Waiting;
            return IsInReach ? [.. texts.Select(text => (double)text.Length)] : null;
        }
    }
}
