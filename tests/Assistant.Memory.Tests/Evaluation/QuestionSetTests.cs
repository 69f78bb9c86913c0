using System.Text.Json;
using Assistant.Memory.Evaluation;

namespace Assistant.Memory.Tests.Evaluation;

/// <summary>Search on real question sets, where they lie beside the project.</summary>
public sealed class QuestionSetTests
{
    [Theory]
    [InlineData("karlsruhe-qa", 0.60)]
    [InlineData("xquad-de", 0.94)]
    public async Task Search_is_as_good_as_the_lexical_peer(string set, double ndcg)
    {
        var folder = Path.Combine(TestPaths.Shared, "data", "retrieval", set);
        Assert.SkipUnless(Directory.Exists(folder), $"{set} is not beside the project.");
        var questions = Lines(folder, "questions.jsonl").Select(line => new EvaluationQuestion(
            line.GetProperty("id").GetString()!,
            line.GetProperty("question").GetString()!,
            line.GetProperty("relevant").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32()))).ToList();
        var passages = Lines(folder, "passages.jsonl").Select(line => new EvaluationPassage(
            line.GetProperty("id").GetString()!, line.GetProperty("title").GetString(), line.GetProperty("text").GetString()!)).ToList();

        var result = await new Evaluator(TimeProvider.System).OverPassagesAsync(questions, passages, embedding: null, TestContext.Current.CancellationToken);

        result.N.ShouldBe(questions.Count);
        result.Ndcg10.ShouldBeGreaterThanOrEqualTo(ndcg);
    }

    private static IEnumerable<JsonElement> Lines(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, name)).Select(line => JsonDocument.Parse(line).RootElement);
}
