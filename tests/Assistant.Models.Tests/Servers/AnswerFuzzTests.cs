using Assistant.Fuzz;

namespace Assistant.Models.Tests.Servers;

public class AnswerFuzzTests
{
    [Theory]
    [InlineData("ollama")]
    [InlineData("openai")]
    public async Task Mutated_lines_end_in_updates_or_in_the_one_exception(string target)
    {
        var result = await AnswerFuzz.For(target, seed: 1)!.RunAsync(20_000);

        result.Failures.ShouldBeEmpty();
        result.Completed.ShouldBeGreaterThan(0);
        result.Refused.ShouldBeGreaterThan(0);
    }
}
