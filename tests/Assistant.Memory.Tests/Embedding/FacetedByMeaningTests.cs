using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Embedding;

public sealed class FacetedByMeaningTests : IDisposable
{
    private readonly HashEmbedder _embedder = new() { Synonyms = { ["Fahrradstraße"] = "Radweg" } };
    private readonly EmbeddedMemory _memory;

    public FacetedByMeaningTests() => _memory = new EmbeddedMemory(_embedder);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public async Task What_meaning_alone_finds_is_listed_marked_and_counted_but_not_in_the_facets()
    {
        await FillAsync();
        var found = await SearchAsync("Fahrradstraße");

        found.Documents[0].Best.Document.DocumentId.ShouldBe("both");
        found.Documents.Where(document => !document.ByMeaningAlone).Select(document => document.Best.Document.DocumentId).ShouldBe(["both"]);
        found.Documents.Where(document => document.ByMeaningAlone).Select(document => document.Best.Document.DocumentId).Order().ShouldBe(["bike", "money"]);
        (found.Facets.Documents, found.ByMeaningAlone, found.Total).ShouldBe((1, 2, 3));
        found.Facets.Of(FacetNames.PaperType).ShouldBe([new FacetCount("motion", 1)]);
    }

    [Fact]
    public async Task A_document_that_words_find_far_behind_is_not_said_to_be_found_by_meaning_alone()
    {
        // More passages with the word than the first look goes through; one of the last is the nearest.
        await _memory.SyncAsync(
        [
            .. Enumerable.Range(0, 450).Select(i => new Upserted(Paper($"p{i}", "Haushalt Haushalt Haushalt"))),
            new Upserted(Paper("far", $"Fahrradstraße {string.Join(' ', Enumerable.Range(0, 150).Select(i => "Radweg"))} Haushalt")),
            new Upserted(Paper("without", "Radweg Radweg Radweg")),
        ]);
        await _memory.EmbedAsync();
        var found = await SearchAsync("Haushalt Radweg Radweg Radweg Radweg");

        found.Documents.ShouldContain(document => document.Best.Document.DocumentId == "far" && !document.ByMeaningAlone);
        found.Total.ShouldBe(found.Facets.Documents + found.ByMeaningAlone);
    }

    [Fact]
    public async Task Pages_list_as_many_documents_as_are_counted_each_once()
    {
        await _memory.SyncAsync([.. Enumerable.Range(0, 60).Select(i => new Upserted(Paper($"p{i}", i % 2 == 0 ? $"Fahrradstraße {i}" : $"Radweg Nummer {i} im Norden")))]);
        await _memory.EmbedAsync();
        var (ids, total) = (new List<string>(), 0L);
        for (var offset = 0; offset < 100; offset += 10)
        {
            var page = await SearchAsync("Fahrradstraße", offset, 10);
            total = page.Total;
            ids.AddRange(page.Documents.Select(document => document.Best.Document.DocumentId));
            ids.AddRange(page.Documents.SelectMany(document => document.SameText).Select(document => document.Document.DocumentId));
        }

        ids.ShouldBeUnique();
        ids.Count.ShouldBe((int)total);
        total.ShouldBeInRange(30, 40);
    }

    [Fact]
    public async Task Meaning_finds_nothing_outside_the_filters_or_the_audience()
    {
        await FillAsync();
        await _memory.SyncAsync(new Upserted(Paper("secret", "Radweg Radweg", audience: Audience.Group("rat"))));
        await _memory.EmbedAsync();

        (await SearchAsync("Fahrradstraße")).Documents.ShouldNotContain(document => document.Best.Document.DocumentId == "secret");
        var filter = new DocumentFilter { Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.PaperType] = ["motion"] } };
        (await SearchAsync("Fahrradstraße", filter: filter)).Documents.Select(document => document.Best.Document.DocumentId).ShouldBe(["both"]);
    }

    private async Task FillAsync()
    {
        var motion = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.PaperType] = ["motion"] };
        await _memory.SyncAsync(
            new Upserted(Paper("both", "Die Fahrradstraße wird gebaut.") with { Facets = motion }),
            new Upserted(Paper("bike", "Der Radweg wird gebaut.")),
            new Upserted(Paper("money", "Der Haushalt wird beschlossen.")));
        await _memory.EmbedAsync();
    }

    private Task<FacetedHits> SearchAsync(string text, int offset = 0, int count = 100, DocumentFilter? filter = null) => _memory.Memory.Get<FacetedSearch>().SearchAsync(
        Caller.Anonymous(TestMemory.City), new FacetedQuery(text, offset, count) { Filter = filter ?? new DocumentFilter() }, TestContext.Current.CancellationToken);
}
