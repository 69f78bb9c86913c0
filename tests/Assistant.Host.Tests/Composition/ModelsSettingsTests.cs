using Assistant.Host.Composition;
using Assistant.Models;
using Microsoft.Extensions.Configuration;

namespace Assistant.Host.Tests.Composition;

public class ModelsSettingsTests
{
    [Fact]
    public void Servers_models_and_roles_are_read_from_all_sources_key_by_key()
    {
        var settings = Read(
            new()
            {
                ["Models:Endpoints:0:Url"] = "http://gpu1:11434",
                ["Models:Endpoints:0:Parallel"] = "2",
                ["Models:Endpoints:1:Url"] = "http://gpu2:8000/v1",
                ["Models:Endpoints:1:Kind"] = "OpenAI",
                ["Models:Models:0:Name"] = "qwen3:14b",
                ["Models:Models:0:ContextTokens"] = "32768",
                ["Models:Roles:chat:0"] = "qwen3:14b",
                ["Models:QueueLength"] = "12",
            },
            new() { ["MODELS:ENDPOINTS:0:URL"] = "http://gpu9:11434", ["MODELS:ROLES:CHAT:1"] = "mistral", ["MODELS:ROLES:CHAT_SMALL:0"] = "llama3.2:3b" });

        settings.Errors.ShouldBeEmpty();
        settings.Options.Endpoints.Select(endpoint => (endpoint.Url, endpoint.Parallel, endpoint.Kind)).ShouldBe([("http://gpu9:11434", 2, EndpointKind.Ollama), ("http://gpu2:8000/v1", 4, EndpointKind.OpenAI)]);
        settings.Options.Models.ShouldHaveSingleItem().ContextTokens.ShouldBe(32_768);
        settings.Options.Roles[ModelRoles.Chat].ShouldBe(["qwen3:14b", "mistral"]);
        settings.Options.Roles[ModelRoles.ChatSmall].ShouldBe(["llama3.2:3b"]);
        settings.Options.QueueLength.ShouldBe(12);
    }

    [Theory]
    [InlineData("Models:Endpoints:0:Parallel", "viele", "viele")]
    [InlineData("Models:Endpoints:0:Kind", "vLLM", "vLLM")]
    [InlineData("Models:Endpoints:0:Paralell", "3", "Paralell")]
    public void A_value_that_cannot_be_read_costs_the_models_and_names_itself(string key, string value, string said)
    {
        var settings = Read(new() { ["Models:Endpoints:0:Url"] = "http://gpu1:11434", [key] = value }, []);

        settings.Options.Endpoints.ShouldBeEmpty();
        settings.Errors.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Fact]
    public void No_section_is_no_error() => Read([], []).Errors.ShouldBeEmpty();

    private static ModelsSettings Read(Dictionary<string, string?> file, Dictionary<string, string?> environment) =>
        ModelsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(file).AddInMemoryCollection(environment).Build());
}
