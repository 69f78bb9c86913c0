using Assistant.Memory.Extraction;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Texts;
using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Indexing.Texts;

public sealed class TextIndexTests : IDisposable
{
    private static readonly Caller s_anna = Caller.Visitor(TestMemory.City, "visitor-anna");

    private static readonly string[] s_paragraphs =
    [
        "Die Sanierung der Turnhalle am Rosengarten beginnt im Mai. Der Boden wird erneuert, die Fenster werden getauscht.",
        "Für die Turnhalle sind 1.250.000 € veranschlagt; die Mittel stehen im Haushalt 2026. Grundlage ist § 34 BauGB.",
        "Die Photovoltaikanlage auf dem Dach liefert im Jahr 40.000 Kilowattstunden. Die Anlage wird vom Stadtwerk betrieben.",
        "Der Spielplatz neben der Halle bekommt eine Rutsche. Die Kindertagesstätte gegenüber wurde beteiligt.",
        "Am 12. März 2026 hat der Ausschuss für Bauen die Sanierung beraten und die Drucksache 2026/0815 zur Kenntnis genommen.",
    ];

    private readonly TestMemory _memory = new(options: new MemoryOptions
    {
        Synonyms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [TestMemory.City] = ["Bude = Turnhalle"] },
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TextIndex Texts => _memory.Get<TextIndex>();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData("Was kostet die Sanierung der Turnhalle?")]
    [InlineData("Sanierung Turnhalle Boden Haushalt 2026")]
    [InlineData("\"Photovoltaikanlage auf dem Dach\"")]
    [InlineData("Turnhale Rutsche 2026/0815")]
    public async Task A_text_is_ranked_as_the_index_of_a_city_ranks_it(string question)
    {
        var text = Long();
        await _memory.SyncAsync(new ScriptedSource(
            new Upserted(new SourceDocument { Id = "a", Title = "Bericht.txt", Kind = "paper", Files = [new SourceFile { Id = "f", Name = "Bericht.txt", MediaType = "text/plain", Text = text }] }),
            new Completed("1", true)));
        var inCity = await _memory.Index.SearchAsync(AccessFilter.For(Caller.Staff(TestMemory.City, "s", [])), new IndexQuery(question, 40), Token);

        var inText = Texts.Search(s_anna, question, [Build("Bericht.txt", text)], 40, Token).Hits;

        // The ledger numbers passages from 1, this from 0. A word that stands everywhere finds nothing in a city, and everything in a text.
        var found = inCity.Select(hit => (Passage: hit.Passage - 1, Score: Math.Round(hit.Score, 6))).ToList();
        found.ShouldNotBeEmpty();
        inText.Select(hit => (Passage: (long)hit.Passage.Ordinal, Score: Math.Round(hit.Score, 6))).Where(hit => found.Exists(each => each.Passage == hit.Passage)).ShouldBe(found);
    }

    [Theory]
    [InlineData("1250000 Euro", 1)]
    [InlineData("§34 BauGB", 1)]
    [InlineData("Kita", 3)]
    [InlineData("Bude Haushalt", 1)]
    [InlineData("Photovoltaikanlge", 2)]
    [InlineData("12.3.2026", 4)]
    [InlineData("Drucksache 2026/815", 4)]
    public void Notations_synonyms_and_slips_are_read_as_in_council_papers(string question, int paragraph)
    {
        // Each a page of its own, so that each is a passage.
        var text = Build("Bericht.txt", string.Join('\f', s_paragraphs));

        Texts.Search(s_anna, question, [text], 5, Token).Hits[0].Passage.PageFrom.ShouldBe(paragraph + 1);
    }

    [Fact]
    public async Task Compounds_are_split_by_what_the_documents_of_the_city_have_taught()
    {
        var parts = string.Join(' ', Enumerable.Repeat("Die Wärme und die Pumpe: Wärme, Pumpe. Eine Wärmepumpe heizt.", 5));
        var before = Build("Notiz.txt", "Im Keller steht eine Wärmepumpe.");
        Texts.Search(s_anna, "Pumpe", [before], 5, Token).Hits.ShouldBeEmpty();

        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", parts)), new Upserted(Paper("b", parts + " Noch eine Pumpe.")), new Completed("1", true)));

        Texts.IsCurrent(s_anna, before).ShouldBeFalse();
        var after = Build("Notiz.txt", "Im Keller steht eine Wärmepumpe.");
        Texts.IsCurrent(s_anna, after).ShouldBeTrue();
        Texts.Search(s_anna, "Pumpe", [after], 5, Token).Hits.ShouldHaveSingleItem();
    }

    [Fact]
    public void Several_texts_are_searched_together_and_told_apart()
    {
        var (offer, plan, empty) = (Build("Angebot.txt", "Die Rutsche kostet 12.300 Euro."), Build("Plan.txt", "Die Schaukel steht neben der Rutsche."), Build("Leer.txt", ""));

        var hits = Texts.Search(s_anna, "Was kostet die Rutsche?", [plan, empty, offer], 5, Token).Hits;

        hits.Select(hit => hit.Text).ShouldBe([offer, plan]);
        Texts.Search(s_anna, "Rutsche", [empty], 5, Token).Hits.ShouldBeEmpty();
    }

    [Fact]
    public void The_words_of_the_question_are_told_as_the_texts_know_them()
    {
        var text = Build("Bericht.txt", string.Join('\f', s_paragraphs));

        var words = Texts.Search(s_anna, "Kita Turnhalle Zeppelin", [text], 5, Token).Words;

        words.Select(word => word.Passages).ShouldBe([0, 2, 0]);
        words[0].Alternatives.ShouldNotBeEmpty();
        words[2].Alternatives.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TestMemory.City, "visitor-ben")]
    [InlineData("rheinfelden", "visitor-anna")]
    public void Nobody_else_searches_a_text(string city, string subject)
    {
        var text = Build("Geheim.txt", "Der Zuschlag ging an die Firma Berg.");

        var refused = Should.Throw<ArgumentException>(() => Texts.Search(Caller.Visitor(city, subject), "Zuschlag", [text], 5, Token));
        refused.Message.ShouldNotContain("Berg");
    }

    private static string Long() => string.Join("\n\n", Enumerable.Range(0, 40).Select(i => s_paragraphs[i * 3 % 5] + string.Concat(Enumerable.Repeat($" Im Abschnitt {i} stehen weitere Angaben zum Verfahren.", 3 + i % 4))));

    private IndexedText Build(string title, string text) => Texts.Build(
        s_anna,
        title,
        new ExtractedText { Pages = [.. text.Split('\f').Select((page, i) => new ExtractedPage(i + 1, page))], HasPages = text.Contains('\f', StringComparison.Ordinal), Outcome = ExtractionOutcome.Complete },
        Token);
}
