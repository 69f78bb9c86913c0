using System.Text.Json.Nodes;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Access;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Plugins;

/// <summary>A host with nothing but plugin hosting, over a real database.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    public static readonly Caller Caller = Caller.Anonymous("mainz");
    private readonly string _root = Directory.CreateTempSubdirectory("assistant-plugins-").FullName;
    private readonly ServiceProvider _services;

    private BenchmarkHost(PluginHostingOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_ => new SqliteDatabase(Path.Combine(_root, "assistant.db"), TimeProvider.System));
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddLogging();
        services.AddPluginHosting(options);
        _services = services.BuildServiceProvider();
    }

    public IPluginCatalog Catalog => _services.GetRequiredService<IPluginCatalog>();

    public IPluginOperations Operations => _services.GetRequiredService<IPluginOperations>();

    /// <summary>Starts a host with fixture plugins in the city of Mainz.</summary>
    /// <param name="plugins">Fixture and settings.</param>
    /// <param name="options">What is not as usual.</param>
    public static async Task<BenchmarkHost> StartAsync(IReadOnlyDictionary<string, JsonObject> plugins, PluginHostingOptions? options = null)
    {
        var host = new BenchmarkHost((options ?? new PluginHostingOptions()) with { AllowUnsigned = ["*"] });
        foreach (var name in plugins.Keys)
        {
            var target = Directory.CreateDirectory(Path.Combine(host._root, "plugins", name));
            // artifacts/bin/Assistant.Plugins/<configuration>/ beside artifacts/bin/Fixture.X/<configuration>/
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            foreach (var file in Directory.GetFiles(Path.Combine(own.Parent!.Parent!.FullName, $"Fixture.{name}", own.Name)))
                File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
        }

        await host.Catalog.LoadAsync(
            Path.Combine(host._root, "plugins"),
            [
                new CityConfiguration
                {
                    City = new City { Id = "mainz", Name = new LocalizedText("Mainz") },
                    PluginSettings = plugins.ToDictionary(plugin => plugin.Key.ToLowerInvariant(), plugin => plugin.Value, StringComparer.Ordinal),
                },
            ],
            CancellationToken.None);
        foreach (var status in host.Catalog.Statuses.Where(status => status.State != PluginState.Active))
            throw new InvalidOperationException($"{status.Id} is {status.State}: {status.Reason}");
        return host;
    }

    public static Task<BenchmarkHost> StartGoodAsync() => StartAsync(new Dictionary<string, JsonObject> { ["Good"] = new() { ["greeting"] = "Hallo", ["names"] = new JsonArray("Anna") } });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
