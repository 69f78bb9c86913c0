using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

public sealed class QuestionTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _data = town.CopyData();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("sync")]
    [InlineData("ask", "Was kostet der Deich?")]
    [InlineData("search", "Deich")]
    public async Task An_unknown_city_is_told_with_the_known_ones(params string[] verb)
    {
        var outcome = await town.RunAsync(_data.Path, [.. verb, "--city", "atlantis"]);

        outcome.ShouldEndWith(2).Sentence.ShouldBe($"There is no city “atlantis”. Known: rebstadt. City packs are read from {town.Cities} (--cities).");
    }

    [Fact]
    public async Task Evaluation_of_an_unknown_city_is_wrong_usage()
    {
        var questions = _data.Write("q.jsonl", """{"id":"1","question":"Deich","relevant":{"a":1}}""");

        (await town.RunAsync(_data.Path, "eval", "--questions", questions, "--city", "atlantis")).ShouldEndWith(2).Sentence.ShouldContain("atlantis");
    }

    [Theory]
    [InlineData("ask", "")]
    [InlineData("ask", " \n\t ")]
    [InlineData("search", "")]
    [InlineData("search", "   ")]
    public async Task An_empty_question_is_wrong_usage(string verb, string question)
    {
        var outcome = await town.RunAsync(_data.Path, verb, question, "--city", "rebstadt");

        outcome.ShouldEndWith(2).Sentence.Length.ShouldBeGreaterThan(10);
        outcome.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ask", "100.000")]
    [InlineData("search", "100000")]
    public async Task A_question_of_100000_characters_is_wrong_usage(string verb, string length)
    {
        var question = string.Concat(Enumerable.Repeat("Radwege ", 12_500));

        (await town.RunAsync(_data.Path, verb, question, "--city", "rebstadt")).ShouldEndWith(2).Sentence.ShouldContain(length);
    }

    [Theory]
    [InlineData("?!…")]
    [InlineData("\" OR 1=1; DROP TABLE document; --")]
    [InlineData("NEAR(a b) AND * ^ { } ( :")]
    [InlineData("👩‍👩‍👧‍👦 ‮ ﷽ \u0001")]
    public async Task Signs_that_mean_something_to_a_database_are_only_signs(string question)
    {
        (await town.RunAsync(_data.Path, "search", question, "--json")).ShouldBeDone().Json.GetArrayLength().ShouldBeGreaterThanOrEqualTo(0);
        (await town.RunAsync(_data.Path, "ask", question, "--json")).ShouldBeDone().Json.GetProperty("answer").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_source_that_the_city_does_not_have_is_wrong_usage() =>
        (await town.RunAsync(_data.Path, "sync", "--source", "minutes")).ShouldEndWith(2).Sentence.ShouldContain("ris/papers");
}
