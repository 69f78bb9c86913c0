using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

public sealed class WrongUsageTests
{
    [Theory]
    [InlineData("“bla”", "bla")]
    [InlineData("“bla”", "bla", "--data", "x")]
    [InlineData("“--nonsense”", "--nonsense")]
    [InlineData("“--nonsense”", "sync", "--nonsense")]
    [InlineData("--questions", "eval", "--passages", "P.jsonl")]
    [InlineData("--k", "search", "Radweg", "--k", "0")]
    [InlineData("--k", "search", "Radweg", "--k", "101")]
    [InlineData("--k", "search", "Radweg", "--k", "zehn")]
    [InlineData("--k", "search", "Radweg", "--k")]
    [InlineData("search", "search")]
    [InlineData("ask", "ask")]
    [InlineData("--city", "sync", "--city")]
    [InlineData("command", "plugins")]
    [InlineData("There is no file", "eval", "--questions", "/does/not/exist.jsonl")]
    public async Task A_command_line_that_cannot_be_understood_is_told_in_one_line_and_ends_with_2(string named, params string[] arguments)
    {
        var outcome = await AssistantProcess.RunAsync(arguments);

        outcome.ShouldEndWith(2).Sentence.ShouldContain(named);
        outcome.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help", "sync")]
    [InlineData("--version", "1.0.0")]
    public async Task Help_and_version_are_no_mistakes(string argument, string shown) =>
        (await AssistantProcess.RunAsync(argument)).ShouldBeDone().Output.ShouldContain(shown);
}
