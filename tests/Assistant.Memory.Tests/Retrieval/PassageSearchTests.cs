using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Retrieval;

public sealed class PassageSearchTests : IDisposable
{
    private readonly TestMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public async Task A_document_counts_once_unless_more_of_its_passages_are_asked_for()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 20).Select(i => $"# Abschnitt {i}\n\n" + string.Join(' ', Enumerable.Repeat($"Die Turnhalle wird im Abschnitt {i} ausführlich beschrieben und begründet.", 12))));
        await _memory.SyncAsync(new ScriptedSource(
            new Upserted(Paper("long", text) with { Files = [new SourceFile { Id = "f", Name = "Vorlage", MediaType = "text/markdown", Text = text }] }),
            new Upserted(Paper("short", "Eine Turnhalle.")),
            new Completed("1", true)));

        (await _memory.FindAsync("Turnhalle")).Order().ShouldBe(["long", "short"]);
        (await _memory.SearchAsync("Turnhalle", query: query => query with { PerDocument = 3 })).Count(hit => hit.Document.DocumentId == "long").ShouldBe(3);
    }

    [Fact]
    public async Task Ranks_count_from_one_and_scores_fall()
    {
        await _memory.SyncAsync(new ScriptedSource(
            new Upserted(Paper("a", "Turnhalle Turnhalle Turnhalle")), new Upserted(Paper("b", "Turnhalle und vieles andere mehr in einem langen Satz")), new Completed("1", true)));
        var hits = await _memory.SearchAsync("Turnhalle");

        hits.Select(hit => hit.Rank).ShouldBe([1, 2]);
        hits[0].Score.ShouldBeGreaterThan(hits[1].Score);
    }

    [Fact]
    public async Task Days_and_facets_narrow_inside_the_query()
    {
        SourceDocument Of(string id, int year, string committee) => Paper(id, "Turnhalle", date: new DateOnly(year, 5, 1)) with
        {
            Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = [committee] },
        };
        await _memory.SyncAsync(new ScriptedSource(
            new Upserted(Of("a", 2023, "Stadtrat")), new Upserted(Of("b", 2024, "Stadtrat")), new Upserted(Of("c", 2024, "Bauausschuss")), new Completed("1", true)));

        (await FindAsync(query => query with { Since = new DateOnly(2024, 1, 1) })).ShouldBe(["b", "c"]);
        (await FindAsync(query => query with { Until = new DateOnly(2023, 12, 31) })).ShouldBe(["a"]);
        (await FindAsync(query => query with { Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat"] } })).ShouldBe(["a", "b"]);
        (await FindAsync(query => query with { Since = new DateOnly(2024, 1, 1), Facets = new Dictionary<string, IReadOnlyList<string>> { [FacetNames.Committee] = ["Stadtrat", "Hauptausschuss"] } })).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_question_of_function_words_finds_nothing() => (await _memory.FindAsync("Was ist das denn?")).ShouldBeEmpty();

    [Fact]
    public async Task A_question_of_100000_characters_is_refused_with_a_sentence()
    {
        var refusal = await Should.ThrowAsync<PluginException>(() => _memory.SearchAsync(new string('a', 100_000)));
        refusal.Message.ShouldContain("zu lang");
    }

    [Fact]
    public async Task Repeated_texts_leave_their_places_to_others()
    {
        static Upserted Of(string id, string title, string text) => new(Paper(id, text) with { Title = title });
        const string repeated = "Die Turnhalle am Altrhein, die Turnhalle der Grundschule und die Turnhalle am Hafen werden saniert.";
        await _memory.SyncAsync(new ScriptedSource(
            [
                .. Enumerable.Range(0, 9).Select(at => Of($"same{at}", "Sanierung der Turnhallen", repeated)),
                .. Enumerable.Range(0, 3).Select(at => Of($"other{at}", $"Vermerk {at} zu einer ganz anderen Sache", $"Ein langer Satz, der die Turnhalle {at} am Rand erwähnt.")),
                new Completed("1", true),
            ]));

        var found = await _memory.Get<PassageSearch>().SearchDistinctAsync(
            Caller.Anonymous(TestMemory.City), new RetrievalQuery("Turnhalle") { Count = 3 }, new DocumentFilter(), TestContext.Current.CancellationToken);

        found.Select(hit => hit.Hit.Rank).ShouldBe([1, 2, 3]);
        found[0].Hit.Document.DocumentId.ShouldStartWith("same");
        found[0].SameText.Count.ShouldBe(8);
        found.Skip(1).ShouldAllBe(hit => hit.Hit.Document.DocumentId.StartsWith("other", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FindAsync(Func<RetrievalQuery, RetrievalQuery> query) =>
        [.. (await _memory.SearchAsync("Turnhalle", query: query)).Select(hit => hit.Document.DocumentId).Order()];
}
