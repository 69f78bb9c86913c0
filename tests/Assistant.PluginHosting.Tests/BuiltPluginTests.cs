using System.Text.Json.Nodes;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Tests.Lab;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Tests;

/// <summary>Holds for every plugin that is built beside these tests: the fixtures that are meant to, and those of the house.</summary>
public sealed class BuiltPluginTests
{
    private const int Rounds = 20;

    public static TheoryData<string> Projects =>
    [
        "Fixture.Good",
        "Fixture.Keeper",
        .. Directory.GetDirectories(PluginLab.Outputs)
            .Where(project => File.Exists(Path.Combine(project, PluginLab.Configuration, "plugin.json")))
            .Select(project => Path.GetFileName(project))
            .Where(project => !project.StartsWith("Fixture.", StringComparison.Ordinal) && !project.EndsWith(".Tests", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_plugin_that_was_used_is_gone_from_memory_when_it_is_unloaded(string project)
    {
        for (var round = 0; round < Rounds; round++)
            await LoadUseAndUnloadAsync(project);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_version_that_another_one_has_replaced_is_gone_from_memory(string project)
    {
        await using var lab = await LoadedAsync(project);
        var id = lab.Catalog.Statuses.Single().Id;
        for (var reload = 1; reload <= 3; reload++)
        {
            await UseAsync(lab);
            await lab.Operations.RunAsync(id, PluginAction.Reload, "test");
            await lab.RetiredAsync(id, retired => retired is [{ State: PluginState.Unloaded or PluginState.Leaked }]);
            lab.Status(id).Retired.Single().State.ShouldBe(PluginState.Unloaded);
        }

        lab.StatesOf(id).Count(step => step == "Draining Unloaded").ShouldBe(3);
    }

    private static async Task LoadUseAndUnloadAsync(string project)
    {
        await using var lab = await LoadedAsync(project);
        await UseAsync(lab);

        var result = await lab.Catalog.UnloadAsync(lab.Catalog.Statuses.Single().Id, "Test.", "test", TestContext.Current.CancellationToken);

        result.State.ShouldBe(PluginState.Unloaded, result.Reason);
    }

    private static async Task<PluginLab> LoadedAsync(string project)
    {
        var lab = new PluginLab(configure: services => services.AddSingleton<IPluginServiceContributor>(new RetrieverContributor()));
        lab.Install(project);
        var manifest = ManifestReader.Read(await File.ReadAllBytesAsync(Path.Combine(PluginLab.OutputOf(project), "plugin.json"), TestContext.Current.CancellationToken)).Manifest.ShouldNotBeNull();
        lab.Network.Add(EgressRule.TryParse("*", out var all, out _) ? all : throw new InvalidOperationException());
        lab.With(PluginLab.Mainz, manifest.Id, Sample(manifest.SettingsSchema)!.ToJsonString());
        await lab.LoadAsync();
        lab.Status(manifest.Id).State.ShouldBe(PluginState.Active, lab.Status(manifest.Id).Reason);
        return lab;
    }

    // Calls each tool and reads each source. Whether they succeed is a matter of the plugin's own tests: here nothing answers them.
    private static async Task UseAsync(PluginLab lab)
    {
        foreach (var tool in lab.Catalog.GetTools("mainz"))
        {
            var arguments = Sample(JsonNode.Parse(tool.Schema.GetRawText())!.AsObject())!.AsObject();
            await lab.CallAsync(tool.Name, arguments.ToJsonString());
        }

        foreach (var knowledge in await lab.Catalog.GetKnowledgeAsync("mainz", TestContext.Current.CancellationToken))
        {
            try
            {
                await knowledge.Source.ReadAsync(new ReadRequest(), TestContext.Current.CancellationToken).Take(5).ToListAsync(TestContext.Current.CancellationToken);
            }
            catch (PluginException exception)
            {
                TestContext.Current.TestOutputHelper!.WriteLine(exception.Message);
            }
        }
    }

    // The least that a schema asks for: a port that nobody listens on wherever an address is wanted.
    private static JsonNode? Sample(JsonObject schema)
    {
        if (schema.TryGetPropertyValue("default", out var value) || schema["enum"]?.AsArray() is [{ } first, ..] && (value = first) is not null)
            return value?.DeepClone();
        var type = schema["type"] is JsonArray several ? several[0]!.GetValue<string>() : schema["type"]?.GetValue<string>();
        return type switch
        {
            "object" => new JsonObject((schema["required"]?.AsArray() ?? []).Select(name => KeyValuePair.Create(
                name!.GetValue<string>(), Sample(schema["properties"]?[name.GetValue<string>()] as JsonObject ?? [])))),
            "array" => new JsonArray(),
            "integer" or "number" => schema["minimum"]?.DeepClone() ?? 1,
            "boolean" => false,
            _ => "http://127.0.0.1:9/",
        };
    }
}
