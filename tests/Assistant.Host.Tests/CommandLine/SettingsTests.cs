using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

/// <summary>The file in the working directory, over it the environment, over that the command line.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public SettingsTests() => _folder.Write("appsettings.json", """{ "Assistant": { "Data": "from-file" } }""");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_word_about_it_data_lies_beside_where_one_stands()
    {
        File.Delete(_folder.File("appsettings.json"));
        (await DirectoriesAsync([], [])).ShouldBe(["data"]);
    }

    [Fact]
    public async Task The_file_says_where_data_lies() => (await DirectoriesAsync([], [])).ShouldBe(["from-file"]);

    [Fact]
    public async Task The_environment_is_over_the_file() =>
        (await DirectoriesAsync([], new() { ["ASSISTANT__Data"] = "from-environment" })).ShouldBe(["from-environment"]);

    [Fact]
    public async Task The_command_line_is_over_the_environment() =>
        (await DirectoriesAsync(["--data", "from-command-line"], new() { ["ASSISTANT__Data"] = "from-environment" })).ShouldBe(["from-command-line"]);

    [Fact]
    public async Task An_interval_that_is_none_is_told_in_a_sentence()
    {
        var outcome = await AssistantProcess.RunAsync(["plugins", "list"], new Dictionary<string, string> { ["ASSISTANT__SyncInterval"] = "often" }, _folder.Path);

        outcome.ShouldEndWith(2).Sentence.ShouldContain("SyncInterval");
    }

    [Fact]
    public async Task A_file_that_is_no_json_is_told_in_a_sentence()
    {
        _folder.Write("appsettings.json", "{ \"Assistant\": ");

        (await AssistantProcess.RunAsync(["plugins", "list"], environment: null, _folder.Path)).ShouldEndWith(2).Sentence.ShouldContain("appsettings.json");
    }

    private async Task<IEnumerable<string>> DirectoriesAsync(string[] arguments, Dictionary<string, string> environment)
    {
        (await AssistantProcess.RunAsync(["plugins", "list", .. arguments], environment, _folder.Path)).ShouldBeDone();
        return Directory.EnumerateDirectories(_folder.Path).Select(path => Path.GetFileName(path));
    }
}
