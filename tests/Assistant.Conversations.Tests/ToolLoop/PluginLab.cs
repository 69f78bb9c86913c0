using System.Reflection;
using System.Text.Json.Nodes;
using Assistant.Conversations.Approvals;
using Assistant.Conversations.ToolLoop;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Assistant.Storage.State;
using Assistant.Storage.State.Sqlite;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>A real plugin, loaded as the host loads it, with approvals in a real database.</summary>
internal sealed class PluginLab : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("assistant-loop-").FullName;
    private readonly ServiceProvider _services;

    private PluginLab()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new ManualTime());
        services.AddSingleton(_ => new SqliteDatabase(Path.Combine(_root, "assistant.db"), TimeProvider.System));
        services.AddSingleton<IStateDatabase>(_ => new SqliteStateDatabase(Path.Combine(_root, "state.db"), TimeProvider.System));
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddPluginHosting(new PluginHostingOptions { AllowUnsigned = ["good"] });
        services.AddApprovals(new ToolLoopOptions());
        _services = services.BuildServiceProvider();
    }

    public IPluginCatalog Catalog => Get<IPluginCatalog>();

    public static async Task<PluginLab> OpenAsync(CancellationToken cancellationToken)
    {
        var lab = new PluginLab();
        var plugins = Directory.CreateDirectory(Path.Combine(lab._root, "plugins", "good"));
        var output = typeof(PluginLab).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "GoodPlugin").Value!;
        foreach (var file in Directory.GetFiles(output))
            File.Copy(file, Path.Combine(plugins.FullName, Path.GetFileName(file)));
        await lab.Catalog.LoadAsync(
            plugins.Parent!.FullName,
            [
                new CityConfiguration
                {
                    City = new City { Id = "mainz", Name = new LocalizedText("Mainz") },
                    PluginSettings = new Dictionary<string, JsonObject> { ["good"] = new() { ["greeting"] = "Hallo" } },
                },
            ],
            cancellationToken);
        return lab;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
