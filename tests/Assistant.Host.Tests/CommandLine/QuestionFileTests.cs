using Assistant.Host.Cities;
using Assistant.Host.CommandLine;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

public sealed class QuestionFileTests : IDisposable
{
    private const string GoodLine = """{"id":"1","question":"Radweg","relevant":{"a":2}}""";
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Questions_are_read_and_empty_lines_skipped()
    {
        var questions = QuestionFile.ReadQuestions(File(GoodLine, "", """{"id":"2","question":"Deich","relevant":{},"more":[1]}"""));

        questions.Select(question => question.Question).ShouldBe(["Radweg", "Deich"]);
        questions[0].Relevant.ShouldBe(new Dictionary<string, int> { ["a"] = 2 });
    }

    [Theory]
    [InlineData("no json", "no JSON")]
    [InlineData("""{"id":"2",""", "no JSON")]
    [InlineData("[1]", "object")]
    [InlineData("""{"id":"2"}""", "“question”")]
    [InlineData("""{"id":"2","question":null,"relevant":{}}""", "“question”")]
    [InlineData("""{"id":2,"question":"x","relevant":{}}""", "“id”")]
    [InlineData("""{"id":"2","question":"x","relevant":["a"]}""", "“relevant”")]
    [InlineData("""{"id":"2","question":"x","relevant":{"a":1.5}}""", "whole number")]
    [InlineData("""{"id":"2","question":"x","relevant":{"a":"1"}}""", "whole number")]
    [InlineData("""{"id":"2","question":"\ud800","relevant":{}}""", "line 2")]
    public void A_malformed_line_is_named_by_its_number(string line, string cause)
    {
        var message = Should.Throw<UsageException>(() => QuestionFile.ReadQuestions(File(GoodLine, line))).Message;

        message.ShouldContain(", line 2: ");
        message.ShouldContain(cause);
        message.ShouldNotContain('\n');
    }

    [Fact]
    public void A_passage_needs_an_id_and_a_text()
    {
        QuestionFile.ReadPassages(File("""{"id":"1","text":"a"}""")).ShouldHaveSingleItem().Title.ShouldBeNull();
        Should.Throw<UsageException>(() => QuestionFile.ReadPassages(File("""{"id":"1"}"""))).Message.ShouldContain("“text”");
    }

    [Fact]
    public async Task The_program_ends_with_2_and_the_line()
    {
        var file = File(GoodLine, "no json").FullName;

        (await AssistantProcess.RunAsync("eval", "--questions", file, "--passages", file)).ShouldEndWith(2).Sentence.ShouldContain($"{file}, line 2");
    }

    private FileInfo File(params string[] lines) => new(_folder.Write("questions.jsonl", string.Join('\n', lines)));
}
