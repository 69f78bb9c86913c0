using Assistant.Memory.Embedding;
using Assistant.Memory.Evaluation;
using Assistant.Memory.Tests.Embedding;

namespace Assistant.Memory.Tests.Evaluation;

public sealed class EvaluatorTests
{
    [Fact]
    public async Task Figures_are_told_for_each_category_and_questions_without_an_answer_do_not_count()
    {
        var result = await RunAsync(
            [Question("1", "wer", "a"), Question("2", "wer", "b"), Question("3", "wann", "c"), Question("4", "wann")],
            question => question switch { "1" => ["a"], "2" => ["x", "b"], _ => [] });

        result.N.ShouldBe(3);
        result.Categories.Select(category => (category.Name, category.N)).ShouldBe([("wann", 1), ("wer", 2)]);
        result.Categories[0].Ndcg10.ShouldBe(0);
        result.Categories[1].Mrr10.ShouldBe(0.75);
        result.Outcomes.Select(outcome => outcome.Rank).ShouldBe([1, 2, null]);
    }

    [Fact]
    public async Task Where_questions_name_documents_the_best_passage_of_each_counts()
    {
        EvaluationPassage[] passages =
        [
            new("p1", "Radweg Hafenstraße", "Der Radweg wird gebaut.") { Document = "d1" },
            new("p2", "Radweg Hafenstraße", "Der Radweg kostet Geld.") { Document = "d1" },
            new("p3", "Bäume", "Am Radweg stehen Bäume.") { Document = "d2" },
        ];

        var result = await new Evaluator(TimeProvider.System).OverPassagesAsync([Question("1", null, "d1") with { Question = "Radweg Hafenstraße" }], passages, embedding: null, TestContext.Current.CancellationToken);

        result.Outcomes[0].Found[0].Id.ShouldBe("d1");
        result.Outcomes[0].Found.Select(hit => hit.Id).ShouldBeUnique();
        result.Ndcg10.ShouldBe(1);
        result.Index.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task With_an_embedder_passages_are_found_by_meaning_too_and_the_run_says_by_which_model()
    {
        var embedder = new HashEmbedder { Synonyms = { ["Fahrradstraße"] = "Radweg" } };
        EvaluationPassage[] passages = [new("p1", "Bäume", "Dort stehen Bäume."), new("p2", "Verkehr", "Radweg Radweg Radweg"), new("p3", "Haushalt", "Der Haushalt.")];
        EvaluationQuestion[] questions = [Question("1", null, "p2") with { Question = "Fahrradstraße" }];
        var evaluator = new Evaluator(TimeProvider.System);

        (await evaluator.OverPassagesAsync(questions, passages, embedding: null, TestContext.Current.CancellationToken)).Ndcg10.ShouldBe(0);
        var result = await evaluator.OverPassagesAsync(questions, passages, new EvaluationEmbedding(embedder, "rebstadt"), TestContext.Current.CancellationToken);

        result.Ndcg10.ShouldBe(1);
        result.Index.ShouldEndWith(" + hash");
        embedder.Before = _ => throw new EmbeddingException(EmbeddingFailure.Unavailable, "out of reach");
        (await Should.ThrowAsync<EmbeddingException>(() => evaluator.OverPassagesAsync(questions, passages, new EvaluationEmbedding(embedder, "rebstadt"), TestContext.Current.CancellationToken))).Message.ShouldBe("out of reach");
    }

    [Fact]
    public async Task What_has_changed_since_the_last_run_is_named()
    {
        var before = Run(await RunAsync([Question("1", null, "a"), Question("2", null, "b"), Question("3", null, "c")], question => question == "1" ? ["a"] : ["x"]));
        var now = Run(await RunAsync([Question("1", null, "a"), Question("2", null, "b"), Question("3", null, "c")], question => question == "2" ? ["b"] : ["x", "a"]));

        var comparison = EvaluationComparison.Of(before, now);

        comparison.Better.ShouldBe(["2"]);
        comparison.Worse.ShouldBe(["1"]);
        comparison.Ndcg10.ShouldBe(now.Result.Ndcg10 - before.Result.Ndcg10);
    }

    [Fact]
    public async Task The_page_of_a_run_shows_failures_beside_what_was_expected_and_runs_nothing()
    {
        var run = Run(await RunAsync([Question("1", "<script>alert(1)</script>", "a")], _ => ["x"]));
        using var writer = new StringWriter();

        EvaluationReport.Write(writer, run, EvaluationComparison.Of(run, run), id => new EvaluationHit(id, "Erwartete Vorlage", null));

        var page = writer.ToString();
        page.ShouldContain("Erwartete Vorlage");
        page.ShouldContain("Fund x");
        page.ShouldContain("nicht unter den ersten zehn");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script");
    }

    private static Task<EvaluationResult> RunAsync(IReadOnlyList<EvaluationQuestion> questions, Func<string, string[]> search) =>
        new Evaluator(TimeProvider.System).RunAsync(
            questions,
            question => Task.FromResult<IReadOnlyList<EvaluationHit>>([.. search(question).Select(id => new EvaluationHit(id, $"Fund {id}", "Text"))]),
            3,
            0,
            TestContext.Current.CancellationToken);

    private static EvaluationQuestion Question(string id, string? category, params string[] relevant) =>
        new(id, id, relevant.ToDictionary(key => key, _ => 1)) { Category = category };

    private static EvaluationRun Run(EvaluationResult result) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Set = "set",
        Index = "test",
        Result = result,
        Questions = result.Outcomes.ToDictionary(outcome => outcome.Question.Id, outcome => outcome.Ndcg10),
    };
}
