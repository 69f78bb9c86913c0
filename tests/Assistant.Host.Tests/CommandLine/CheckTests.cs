using System.Text.Json;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

public sealed class CheckTests : IDisposable
{
    private const string Carried = """{"id":"a","text":"Das kostet 12 000 Euro.","sources":[{"id":"x","text":"Die Kosten betragen 12.000 Euro.","status":null}],"supported":true}""";
    private const string Faulty = """{"id":"b","text":"Der Stadtrat hat den Radweg beschlossen.","sources":[{"id":"x","text":"Der Stadtrat möge beschließen: Der Radweg wird gebaut."}],"supported":false}""";
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_line_gives_a_line_of_json_without_any_data_directory()
    {
        var outcome = (await AssistantProcess.RunAsync(["check", Write(Carried, "", Faulty), "--json"], environment: null, _folder.Path)).ShouldBeDone();

        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => (line.GetProperty("id").GetString(), line.GetProperty("supported").GetBoolean())).ShouldBe([("a", true), ("b", false)]);
        var finding = lines[1].GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("kind").GetString().ShouldBe("status");
        finding.GetProperty("words").GetString().ShouldBe("beschlossen");
        finding.GetProperty("reason").GetString().ShouldEndWith(".");
        Directory.EnumerateDirectories(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_text_sums_up_and_measures_against_labels() =>
        (await AssistantProcess.RunAsync("check", Write(Carried, Faulty))).ShouldBeDone().Output.ShouldContain("precision 1.000   recall 1.000");

    [Theory]
    [InlineData("no json", "no JSON")]
    [InlineData("[1]", "object")]
    [InlineData("""{"id":"b","text":"x"}""", "“sources”")]
    [InlineData("""{"id":"b","sources":[]}""", "“text”")]
    [InlineData("""{"id":"b","text":"x","sources":[{"id":"x"}]}""", "“text”")]
    [InlineData("""{"id":"b","text":"x","sources":["x"]}""", "object")]
    public async Task A_line_that_cannot_be_read_is_named_and_the_rest_goes_on(string line, string cause)
    {
        var outcome = (await AssistantProcess.RunAsync("check", Write(line, Carried), "--json")).ShouldEndWith(1);

        outcome.Sentence.ShouldContain("line 1: ");
        outcome.Sentence.ShouldContain(cause);
        outcome.Output.ShouldContain("\"a\"");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage() =>
        (await AssistantProcess.RunAsync("check", "/does/not/exist.jsonl")).ShouldEndWith(2).Sentence.ShouldContain("There is no file");

    private string Write(params string[] lines) => _folder.Write("answers.jsonl", string.Join('\n', lines));
}
