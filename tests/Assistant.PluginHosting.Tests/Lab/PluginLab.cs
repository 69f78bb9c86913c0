using System.Reflection;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.Loading;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Access;
using Assistant.Walls.Egress;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>A host with nothing but plugin hosting: a plugin directory, a database, a log. Everything is real.</summary>
internal sealed class PluginLab : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string?> Metadata = typeof(PluginLab).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal);

    private readonly string _root = Directory.CreateTempSubdirectory("plugins-").FullName;
    private readonly Dictionary<string, Dictionary<string, JsonObject>> _settings = new(StringComparer.Ordinal);
    private readonly PluginHostingOptions _options;
    private readonly TimeProvider? _time;
    private readonly Action<IServiceCollection>? _configure;
    private ServiceProvider _services;

    public PluginLab(PluginHostingOptions? options = null, TimeProvider? time = null, Action<IServiceCollection>? configure = null)
    {
        Database = new SqliteDatabase(Path.Combine(_root, "assistant.db"), TimeProvider.System);
        (_options, _time, _configure) = (Unsigned(options ?? new PluginHostingOptions()), time, configure);
        _services = Compose();
        Catalog = _services.GetRequiredService<IPluginCatalog>();
        Operations = _services.GetRequiredService<IPluginOperations>();
    }

    public static string Outputs => Metadata["PluginOutputs"]!;

    public static string Configuration => Metadata["Configuration"]!;

    public IPluginCatalog Catalog { get; private set; }

    public IPluginOperations Operations { get; private set; }

    public SqliteDatabase Database { get; }

    /// <summary>Happens when a plugin was verified and is about to be loaded.</summary>
    public Action? AfterVerification { get; set; }

    public RecordingLog Log { get; } = new();

    public string PluginDirectory => Path.Combine(_root, "plugins");

    public List<EgressRule> Network { get; } = [];

    public static City Mainz { get; } = new() { Id = "mainz", Name = new LocalizedText("Mainz") };

    public static City Trier { get; } = new() { Id = "trier", Name = new LocalizedText("Trier") };

    /// <summary>The fixtures are not packed; a test of signatures names the plugins that need none itself.</summary>
    private static PluginHostingOptions Unsigned(PluginHostingOptions options) => options.AllowUnsigned.Count == 0 ? options with { AllowUnsigned = ["*"] } : options;

    public static string OutputOf(string project) => Path.Combine(Outputs, project, Configuration);

    /// <summary>Copies a built plugin into the plugin directory.</summary>
    public string Install(string project, Action<JsonObject>? edit = null, string? folder = null) => InstallFolder(OutputOf(project), edit, folder ?? project);

    public string InstallFolder(string output, Action<JsonObject>? edit, string folder)
    {
        var target = Path.Combine(PluginDirectory, folder);
        foreach (var file in Directory.GetFiles(output, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        if (edit is not null)
        {
            var path = Path.Combine(target, "plugin.json");
            var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            edit(manifest);
            File.WriteAllText(path, manifest.ToJsonString());
        }

        return target;
    }

    public PluginLab With(City city, string pluginId, string settings = "{}")
    {
        if (!_settings.TryGetValue(city.Id, out var plugins))
            _settings[city.Id] = plugins = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        plugins[pluginId] = JsonNode.Parse(settings)!.AsObject();
        return this;
    }

    public Task LoadAsync() => Catalog.LoadAsync(
        PluginDirectory,
        [.. new[] { Mainz, Trier }.Select(city => new CityConfiguration
        {
            City = city,
            Network = Network,
            PluginSettings = _settings.GetValueOrDefault(city.Id) ?? [],
        })],
        TestContext.Current.CancellationToken);

    /// <summary>Another host with the same data, after this one has ended.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Compose();
        Catalog = _services.GetRequiredService<IPluginCatalog>();
        Operations = _services.GetRequiredService<IPluginOperations>();
        await LoadAsync();
    }

    public PluginStatus Status(string id) => Catalog.Statuses.Single(status => status.Id == id);

    /// <summary>Waits until the versions before the current one of a plugin are as wanted.</summary>
    public Task RetiredAsync(string id, Func<IReadOnlyList<RetiredPlugin>, bool> wanted) =>
        ManualTime.UntilAsync(() => wanted(Status(id).Retired), TestContext.Current.CancellationToken, () => string.Join(Environment.NewLine, Status(id).Retired));

    public PluginTool Tool(string name, City? city = null) => Catalog.GetTools((city ?? Mainz).Id).Single(tool => tool.Name == name);

    public Task<ToolOutcome> CallAsync(string tool, object? arguments = null, City? city = null, Caller? caller = null, CancellationToken? cancellationToken = null) =>
        Tool(tool, city).InvokeAsync(
            caller ?? Caller.Staff((city ?? Mainz).Id, "p1", []),
            arguments switch
            {
                null => [],
                string json => JsonNode.Parse(json)!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)),
                _ => (IEnumerable<KeyValuePair<string, object?>>)arguments,
            },
            cancellationToken ?? TestContext.Current.CancellationToken);

    public IReadOnlyList<string> StatesOf(string id) => Database.Read(connection => connection.Query<string>(
        "SELECT coalesce(from_state, '-') || ' ' || to_state FROM plugin_transition WHERE plugin = @id ORDER BY id", new { id }).AsList());

    public IReadOnlyList<string> ActorsOf(string id) => Database.Read(connection => connection.Query<string>(
        "SELECT to_state || ' ' || actor FROM plugin_transition WHERE plugin = @id ORDER BY id", new { id }).AsList());

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Database);
        services.AddSingleton(_time ?? TimeProvider.System);
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        _configure?.Invoke(services);
        services.AddPluginHosting(_options);
        services.AddSingleton<IPluginLoader>(provider => new InterruptedLoader(ActivatorUtilities.CreateInstance<AssemblyLoadContextLoader>(provider), () => AfterVerification?.Invoke()));
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Database.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
