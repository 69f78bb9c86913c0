using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Host.Tests.Lab;
using Assistant.Storage.Directories;

namespace Assistant.Host.Tests.CommandLine;

public sealed class ModelsAndDoctorTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public ModelsAndDoctorTests() => _folder.Write("cities/karlsruhe/city.yaml", "id: karlsruhe\nname: Karlsruhe\nmodels: { chat: [\"llama3.2:3b\"] }\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Models_lists_servers_and_roles_also_while_another_process_holds_the_data()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var data = DataDirectory.Open(_folder.File("data"), "a test");

        var outcome = (await RunAsync(["models", "--json"], server.Url.AbsoluteUri)).ShouldBeDone();

        using var json = JsonDocument.Parse(outcome.Output);
        var endpoint = json.RootElement.GetProperty("endpoints")[0];
        endpoint.GetProperty("state").GetString().ShouldBe("Up");
        endpoint.GetProperty("version").GetString().ShouldBe("0.13.5");
        endpoint.GetProperty("models").EnumerateArray().Select(model => model.GetString()).ShouldContain("qwen3:14b");
        endpoint.GetProperty("loaded").EnumerateObject().ShouldBeEmpty();
        var city = json.RootElement.GetProperty("cities")[0];
        city.GetProperty("city").GetString().ShouldBe("karlsruhe");
        var chat = city.GetProperty("roles").EnumerateArray().Single(role => role.GetProperty("role").GetString() == "chat");
        chat.GetProperty("in_reach").GetBoolean().ShouldBeTrue();
        chat.GetProperty("models")[0].GetProperty("name").GetString().ShouldBe("llama3.2:3b");
        server.Counters.Loads.ShouldBe(0);
    }

    [Fact]
    public async Task Models_shows_a_table_to_people()
    {
        await using var server = await OllamaDouble.StartAsync();

        var outcome = (await RunAsync(["models"], server.Url.AbsoluteUri)).ShouldBeDone();

        outcome.Output.ShouldContain("Up");
        outcome.Output.ShouldContain("qwen3:14b");
        outcome.Output.ShouldContain("karlsruhe");
    }

    [Fact]
    public async Task The_doctor_finds_nothing_in_a_sound_installation()
    {
        await using var server = await OllamaDouble.StartAsync();

        var outcome = (await RunAsync(["doctor", "--json"], server.Url.AbsoluteUri)).ShouldBeDone();

        outcome.Output.ShouldContain("\"findings\":[]");
        outcome.Output.ShouldContain("\"not_examined\":[]");
    }

    [Fact]
    public async Task The_doctor_names_a_dead_server_a_broken_city_and_a_missing_program()
    {
        _folder.Write("cities/trier/city.yaml", "id: trier\n");

        var outcome = await RunAsync(["doctor", "--json"], "http://127.0.0.1:1", new() { ["ASSISTANT__EXTRACTION__PDFTOTEXT"] = "/nowhere/pdftotext" });

        outcome.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(outcome.Output);
        json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).ShouldBe(["city-pack", "server-down", "program-missing"]);
    }

    [Fact]
    public async Task The_doctor_says_what_it_could_not_look_at_while_the_host_serves()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var data = DataDirectory.Open(_folder.File("data"), "a test");

        var outcome = (await RunAsync(["doctor"], server.Url.AbsoluteUri)).ShouldBeDone();

        outcome.Output.ShouldContain("Plugins and index were not examined");
    }

    [Fact]
    public async Task Settings_of_models_that_cannot_be_read_do_not_keep_other_verbs_from_working()
    {
        var environment = new Dictionary<string, string> { ["ASSISTANT__MODELS__QUEUELENGTH"] = "viele" };

        (await RunAsync(["plugins", "list"], "http://127.0.0.1:1", environment)).ShouldEndWith(0).Errors.ShouldContain("until the settings are corrected");
        (await RunAsync(["models"], "http://127.0.0.1:1", environment)).ShouldEndWith(1).Errors.ShouldContain("viele");
        var outcome = await RunAsync(["doctor", "--json"], "http://127.0.0.1:1", environment);

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("\"settings\"");
        outcome.Output.ShouldContain("viele");
    }

    private Task<Outcome> RunAsync(string[] arguments, string url, Dictionary<string, string>? environment = null)
    {
        var all = new Dictionary<string, string>(environment ?? [])
        {
            ["ASSISTANT__MODELS__ENDPOINTS__0__URL"] = url,
            ["ASSISTANT__MODELS__ROLES__CHAT__0"] = "qwen3:14b",
        };
        Directory.CreateDirectory(_folder.File("none"));
        return AssistantProcess.RunAsync([.. arguments, "--data", _folder.File("data"), "--cities", _folder.File("cities"), "--plugins", _folder.File("none")], all, _folder.Path);
    }
}
