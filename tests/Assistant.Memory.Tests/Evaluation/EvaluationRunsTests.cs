using Assistant.Memory.Evaluation;

namespace Assistant.Memory.Tests.Evaluation;

public sealed class EvaluationRunsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-runs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_last_run_of_a_set_comes_back_with_its_figures()
    {
        var runs = new EvaluationRuns(_folder.FullName);
        runs.Last("set").ShouldBeNull();

        runs.Add(Run("set", Noon, 0.5));
        runs.Add(Run("set", Noon.AddMinutes(1), 0.6));
        runs.Add(Run("other", Noon.AddMinutes(2), 0.9));

        var last = runs.Last("set");
        last.ShouldNotBeNull();
        last.At.ShouldBe(Noon.AddMinutes(1));
        last.Result.Ndcg10.ShouldBe(0.6);
        last.Result.Categories.ShouldBe([new CategoryResult("thema", 2, 0.6, 0.7, 0.8)]);
        last.Questions["a"].ShouldBe(0.6);
    }

    [Fact]
    public void A_run_that_was_cut_off_is_passed_over()
    {
        var runs = new EvaluationRuns(_folder.FullName);
        runs.Add(Run("set", Noon, 0.5));
        var file = runs.Add(Run("set", Noon.AddMinutes(1), 0.6));
        File.WriteAllText(file, File.ReadAllText(file)[..100]);

        runs.Last("set")!.Result.Ndcg10.ShouldBe(0.5);
    }

    [Fact]
    public void The_oldest_runs_go()
    {
        var runs = new EvaluationRuns(_folder.FullName);
        for (var minute = 0; minute < EvaluationRuns.Kept + 5; minute++)
            runs.Add(Run("set", Noon.AddMinutes(minute), 0.5));

        var files = Directory.GetFiles(Path.Combine(_folder.FullName, "set"));
        files.Length.ShouldBe(EvaluationRuns.Kept);
        files.ShouldNotContain(file => Path.GetFileName(file).StartsWith("20260301T1200", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_questions_or_grades_are_another_set()
    {
        var question = new EvaluationQuestion("1", "Was?", new Dictionary<string, int> { ["a"] = 1 });
        var name = EvaluationRuns.Set([question], "mainz");

        EvaluationRuns.Set([question with { Relevant = new Dictionary<string, int> { ["a"] = 2 } }], "mainz").ShouldNotBe(name);
        EvaluationRuns.Set([question with { Question = "Wer?" }], "mainz").ShouldNotBe(name);
        EvaluationRuns.Set([question], "trier").ShouldNotBe(name);
        EvaluationRuns.Set([question with { Category = "wer" }], "mainz").ShouldBe(name);
    }

    [Fact]
    public void A_name_with_a_path_in_it_stays_in_the_folder() =>
        EvaluationRuns.Set([], "../../etc/passwd").ShouldStartWith("------etc-passwd-");

    private static EvaluationRun Run(string set, DateTimeOffset at, double ndcg) => new()
    {
        At = at,
        Set = set,
        Index = "test",
        Questions = new Dictionary<string, double> { ["a"] = ndcg },
        Result = new EvaluationResult
        {
            N = 1,
            Ndcg10 = ndcg,
            Recall5 = 0.5,
            Recall10 = 0.6,
            Mrr10 = 0.7,
            P50Milliseconds = 1,
            P95Milliseconds = 2,
            Passages = 3,
            IndexSeconds = 4,
            Categories = [new CategoryResult("thema", 2, ndcg, 0.7, 0.8)],
        },
    };
}
