using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Demo;

/// <summary>Search, answers and evaluation over the demo town, in the shapes that others read.</summary>
public sealed partial class DemoAnswerTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _data = town.CopyData();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("Photovoltaik Schuldächer Kosten gesamt")]
    [InlineData("Hundesteuer erster Hund 2025")]
    [InlineData("Deich Altrhein Abschnitt 2 Zuwendung Land")]
    [InlineData("Trinkbrunnen Hafenplatz")]
    [InlineData("Friedhofsgebühren Kostendeckungsgrad")]
    [InlineData("Wie viele Radunfälle gab es 2019 bis 2023?")]
    public async Task An_answer_quotes_word_for_word_and_names_the_page(string question)
    {
        var answer = (await town.RunAsync(_data.Path, "ask", question, "--city", "rebstadt", "--json")).ShouldBeDone().Json;

        answer.GetProperty("mode").GetString().ShouldBe("extractive");
        answer.GetProperty("model").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("refused").GetBoolean().ShouldBeFalse();
        answer.GetProperty("tools").ValueKind.ShouldBe(JsonValueKind.Array);
        answer.GetProperty("checks").ValueKind.ShouldBe(JsonValueKind.Array);
        var text = answer.GetProperty("answer").GetString()!;
        var citations = answer.GetProperty("citations").EnumerateArray().ToList();
        citations.ShouldNotBeEmpty();
        citations.Select(citation => citation.GetProperty("n").GetInt32()).ShouldBe(Enumerable.Range(1, citations.Count));
        foreach (var citation in citations)
        {
            text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"„{citation.GetProperty("quote").GetString()}“ [{citation.GetProperty("n").GetInt32()}]"));
            citation.GetProperty("document").GetProperty("id").GetString()!.ShouldStartWith(town.Base);
            await ShouldStandThereAsync(citation.GetProperty("link"), citation.GetProperty("page"), citation.GetProperty("quote").GetString()!);
        }
    }

    [Fact]
    public async Task A_plugin_named_with_an_at_sign_is_a_question_and_no_file_of_arguments()
    {
        var answer = (await town.RunAsync(_data.Path, "ask", "@ris Stand der Vorlage 2025/0140", "--json")).ShouldBeDone().Json;

        answer.GetProperty("tools")[0].GetProperty("name").GetString().ShouldBe("ris_paper_by_reference");
        answer.GetProperty("answer").GetString()!.ShouldContain("mehrheitlich beschlossen");
        (await town.RunAsync(_data.Path, "ask", "@ris", "--json")).ShouldBeDone().Json.GetProperty("answer").GetString()!.ShouldContain("@ris");
    }

    [Fact]
    public async Task What_was_rejected_is_not_answered_with_the_proposal_alone()
    {
        var answer = (await town.RunAsync(_data.Path, "ask", "Wurde die Baumschutzsatzung beschlossen?", "--json")).ShouldBeDone().Json;

        answer.GetProperty("citations")[0].GetProperty("quote").GetString()!.ShouldContain("abgelehnt");
    }

    [Fact]
    public async Task A_question_that_no_paper_answers_is_refused()
    {
        var answer = (await town.RunAsync(_data.Path, "ask", "Quantenchromodynamik Gluonenkondensat Mondlandefähre", "--json")).ShouldBeDone().Json;

        answer.GetProperty("refused").GetBoolean().ShouldBeTrue();
        answer.GetProperty("citations").GetArrayLength().ShouldBe(0);
        answer.GetProperty("answer").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Hits_have_the_shape_that_others_read()
    {
        var hits = (await town.RunAsync(_data.Path, "search", "Radverkehr Uferstraße", "--city", "rebstadt", "--k", "7", "--json")).ShouldBeDone().Json.EnumerateArray().ToList();

        hits.Count.ShouldBe(7);
        hits.Select(hit => hit.GetProperty("rank").GetInt32()).ShouldBe(Enumerable.Range(1, 7));
        hits.Select(hit => hit.GetProperty("score").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
        foreach (var hit in hits)
        {
            var document = hit.GetProperty("document");
            document.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "title", "reference", "date", "url", "committee", "paperType"]);
            document.GetProperty("id").GetString()!.ShouldStartWith(town.Base);
            document.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
            DateOnly.ParseExact(document.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).Year.ShouldBeInRange(2024, 2026);
            var passage = hit.GetProperty("passage");
            passage.GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
            passage.GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
            passage.GetProperty("page").ValueKind.ShouldBeOneOf(JsonValueKind.Number, JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Search_over_the_demo_is_as_good_as_it_was()
    {
        var lines = await File.ReadAllTextAsync(Path.Combine(Places.Demo, "questions.jsonl"), TestContext.Current.CancellationToken);
        var questions = _data.Write("questions.jsonl", lines.Replace("{base}", town.Base, StringComparison.Ordinal));

        var result = (await town.RunAsync(_data.Path, "eval", "--questions", questions, "--city", "rebstadt", "--json")).ShouldBeDone().Json;

        result.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["n", "ndcg10", "recall5", "recall10", "mrr10", "p50_ms", "p95_ms", "passages", "index_seconds", "index", "categories"]);
        result.GetProperty("n").GetInt32().ShouldBe(70);
        result.GetProperty("ndcg10").GetDouble().ShouldBeGreaterThanOrEqualTo(0.75);
    }

    private static async Task ShouldStandThereAsync(JsonElement link, JsonElement page, string quote)
    {
        var match = Link().Match(link.GetString()!);
        var file = Path.Combine(Places.Demo, "files", match.Groups["file"].Value);
        if (Path.GetExtension(file) != ".pdf")
            return;
        var number = page.GetInt32();
        match.Groups["page"].Value.ShouldBe(number.ToString(CultureInfo.InvariantCulture));
        (await PdfPages.ShowsAsync(file, number, quote)).ShouldBeTrue($"{file}, page {number}: {quote}");
    }

    [GeneratedRegex("/files/(?<file>[^#/]+)(#page=(?<page>[0-9]+))?$")]
    private static partial Regex Link();
}
