using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Tests.Generation;
using Assistant.Conversations.Turns;
using Assistant.Sdk;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Sources;

public sealed class RelatedSourcesTests : IDisposable
{
    private const string Question = "Was kostet der Radweg an der Uferstraße?";
    private const string Title = "Radweg an der Uferstraße, Bau und Finanzierung";
    private const string Text = "Der Radweg an der Uferstraße wird ab dem Frühjahr in zwei Abschnitten gebaut. Die Kosten des Radwegs betragen 480.000 Euro. Das Land fördert den Radweg zur Hälfte, und die Verwaltung schreibt die Arbeiten im Winter aus.";
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");
    private TestTurns? _turns;

    public void Dispose() => _turns?.Dispose();

    [Fact]
    public async Task The_prompt_holds_the_same_text_once_and_names_the_others()
    {
        var model = new TurnModel("Der Radweg kostet 480.000 Euro [1].");
        var citation = (await AskAsync(model, Five())).Citations.Single();

        model.Requests[0].AllText.Split("Die Kosten des Radwegs betragen").Length.ShouldBe(2);
        model.Requests[0].AllText.ShouldContain("Derselbe Text auch in: ");
        citation.SameText.ShouldNotBeNull().Count.ShouldBe(4);
        citation.SameText.Select(other => other.Document.DocumentId).Append(citation.Document.DocumentId).Order().ShouldBe(["c1", "c2", "c3", "c4", "c5"]);
        citation.SameText[0].Facets[FacetNames.Committee].Single().ShouldStartWith("Gremium");
    }

    [Fact]
    public async Task Without_a_model_a_quote_names_the_others_too()
    {
        var answer = await AskAsync(null, Five());

        answer.Mode.ShouldBe(AnswerMode.Extractive);
        var cited = answer.Citations.Select(citation => citation.Document.DocumentId).Distinct().ShouldHaveSingleItem();
        answer.Citations.ShouldAllBe(citation => citation.SameText!.Count == 4 && citation.SameText.All(other => other.Document.DocumentId != cited));
    }

    [Fact]
    public async Task An_older_paper_is_cited_with_the_newer_one_and_the_model_is_told()
    {
        var old = Of("old", "2024-03-01", "Gremium 1", Text + " Der Zuschuss beträgt 10.000 Euro.");
        var model = new TurnModel("Der Radweg kostet 480.000 Euro [1]. Er kostet 480.000 Euro [2].");
        var answer = await AskAsync(model, [old, Of("new", "2025-03-01", "Gremium 1", Text)]);

        var ofOld = answer.Citations.Single(citation => citation.Document.DocumentId == "old");
        (ofOld.Newer?.Document.DocumentId, ofOld.IsUnchanged, ofOld.SameText).ShouldBe(("new", false, null));
        answer.Citations.Single(citation => citation.Document.DocumentId == "new").Newer.ShouldBeNull();
        model.Requests[0].AllText.ShouldContain("Es gibt eine neuere Unterlage mit demselben Titel: new, Gremium 1, vom 1. März 2025");
        CitationNotes.Of(ofOld, s_german).Single().Text.ShouldBe("Es gibt eine neuere Unterlage mit demselben Titel:");
    }

    [Theory]
    [InlineData("Für ein Beet wird eine Gebühr von 24 Euro erhoben.", "Für ein Beet wird eine Gebühr von 36 Euro erhoben.")]
    [InlineData("Für ein Beet wird eine Gebühr erhoben.", "Für ein Beet wird keine Gebühr erhoben.")]
    public async Task Sentences_that_contradict_each_other_are_both_quoted(string old, string current)
    {
        _turns = new TestTurns();
        await _turns.SyncAsync(Of("old", "2024-03-01", "Gremium 1", old), Of("new", "2025-03-01", "Gremium 1", current));

        var answer = await _turns.AskAsync("Welche Gebühr wird für ein Beet erhoben?");

        answer.Citations.Select(citation => citation.Quote).Order().ShouldBe(new[] { old, current }.Order());
    }

    [Fact]
    public void A_newer_paper_with_the_same_text_is_named_once_and_calmly()
    {
        var (newer, other) = (Related("new", "Stadtrat"), Related("board", "Bauausschuss"));
        var citation = new Citation(1, newer.Document with { DocumentId = "old" }, null, null, "p", "Q") { Newer = newer, SameText = [newer, other], IsRecognized = true };

        CitationNotes.Of(citation, s_german).Select(note => CitationNotes.Line(note, s_german)).ShouldBe(
        [
            "Derselbe Text steht auch in der neueren Unterlage: Stadtrat, new, 01.03.2025 (https://ris.example/new)",
            "Aus einem Scan per Texterkennung (OCR) gelesen, kann Lesefehler enthalten: bitte am Original prüfen.",
            "Derselbe Text auch in: Bauausschuss, board, 01.03.2025 (https://ris.example/board)",
        ]);
        CitationNotes.Of(citation, CultureInfo.GetCultureInfo("en-GB"))[1].Text.ShouldStartWith("Read from a scan");
    }

    [Fact]
    public void A_stored_answer_keeps_what_was_known_of_its_sources()
    {
        var citation = new Citation(1, Related("old", "Stadtrat").Document, null, null, "p", "Q") { Newer = Related("new", "Stadtrat"), SameText = [Related("board", "Bauausschuss")], IsRecognized = true };
        var json = System.Text.Json.JsonSerializer.Serialize(new StoredAnswer { Answer = new Answer { Text = "Q [1]", Mode = AnswerMode.Extractive, Citations = [citation] } }, HistoryJson.Stored);

        var read = HistoryJson.Read(json).ShouldNotBeNull().Answer.Citations.Single();

        (read.IsRecognized, read.Newer?.Document.DocumentId, read.SameText?.Single().Facets[FacetNames.Committee].Single()).ShouldBe((true, "new", "Bauausschuss"));
    }

    private static SourceDocument[] Five() => [.. Enumerable.Range(1, 5).Select(at => Of($"c{at}", "2025-03-01", $"Gremium {at}", Text))];

    private static SourceDocument Of(string id, string date, string committee, string text) => Paper(id, Title, text) with
    {
        Date = DateOnly.ParseExact(date, "O"),
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Committee] = [committee] },
    };

    private static Assistant.Memory.Retrieval.RelatedDocument Related(string id, string committee) =>
        new(new SourceReference { DocumentId = id, Title = Title, Reference = id, Date = new DateOnly(2025, 3, 1), Url = new Uri("https://ris.example/" + id) })
        {
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Committee] = [committee] },
        };

    private async Task<Answer> AskAsync(TurnModel? model, SourceDocument[] papers)
    {
        _turns = new TestTurns(model, []);
        await _turns.SyncAsync(papers);
        return (await _turns.RunAsync(Question)).OfType<TurnEvent.Finished>().Single().Answer;
    }
}
