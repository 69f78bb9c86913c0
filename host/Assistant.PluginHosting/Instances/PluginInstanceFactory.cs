using System.Text.Json.Nodes;
using Assistant.PluginHosting.Calls;
using Assistant.PluginHosting.Settings;
using Assistant.PluginHosting.PluginData;
using Assistant.PluginHosting.Tools;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Egress;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.PluginHosting.Instances;

/// <summary>Sets a plugin up for a city: settings, network, container, <see cref="IAssistantPlugin.Configure"/>, tools.</summary>
internal sealed class PluginInstanceFactory(
    PluginHostingOptions options,
    SqliteDatabase database,
    Func<EgressPolicy, HttpClient> httpClients,
    IEnumerable<IPluginServiceContributor> contributors,
    ILoggerFactory loggers,
    AllocationWatch watch,
    TimeProvider timeProvider)
{
    private readonly ILogger _log = loggers.CreateLogger("Assistant.PluginHosting");

    public CallGate CreateGate(string pluginId) => new(pluginId, options, watch, timeProvider, _log);

    /// <exception cref="SettingsException">The city's settings are wrong; no code of the plugin has run.</exception>
    /// <exception cref="Exception">Whatever the plugin throws, or a sentence about what it does wrong.</exception>
    public async Task<PluginInstance> CreateAsync(PluginManifest manifest, IAssistantPlugin plugin, CityConfiguration city, CancellationToken cancellationToken)
    {
        var (settings, rules) = ReadSettings(manifest, city);
        var http = httpClients(new EgressPolicy($"plugin {manifest.Id} ({city.City.Id})", city.Network, rules));
        var instance = new PluginInstance(manifest, city.City, options, CreateGate(manifest.Id), http, timeProvider, _log);
        try
        {
            await instance.Gate.RunAsync(
                $"Configure for {city.City.Id}",
                options.ConfigureTimeout,
                _ =>
                {
                    Configure(instance, plugin, settings, http);
                    return Task.FromResult(true);
                },
                cancellationToken);
            return instance;
        }
        catch
        {
            await instance.CloseAsync(TimeSpan.Zero, CancellationToken.None);
            throw;
        }
    }

    private static (JsonObject Settings, IReadOnlyList<EgressRule> Rules) ReadSettings(PluginManifest manifest, CityConfiguration city)
    {
        var reading = SettingsReader.Read(manifest.SettingsSchema, city.PluginSettings[manifest.Id]);
        var findings = new List<Finding>(reading.Findings);
        var rules = NetworkRules.Resolve(manifest.Permissions.Network, reading.Values, findings);
        return findings.Count == 0 ? (reading.Values, rules) : throw new SettingsException(manifest.Id, city.City.Id, findings);
    }

    private void Configure(PluginInstance instance, IAssistantPlugin plugin, JsonObject settings, HttpClient http)
    {
        var manifest = instance.Manifest;
        var services = new ServiceCollection();
        AddHostServices(services, instance, http);
        foreach (var contributor in contributors)
            contributor.Contribute(services, new PluginServiceContext(instance.City, manifest));
        PermissionRules.Apply(services, manifest);

        var builder = new PluginBuilder(manifest.Id, instance.City, services, settings);
        plugin.Configure(builder);
        builder.Close();

        // Put back: whose call it is says the host alone.
        services.RemoveAll<CallScope>();
        services.RemoveAll<CallScopeSlot>();
        services.AddScoped<CallScopeSlot>();
        services.AddTransient(provider => provider.GetRequiredService<CallScopeSlot>().Scope);
        PermissionRules.Check(services, manifest);

        var functions = builder.Tools.SelectMany(tools => ToolFactory.Create(manifest.Id, tools.Type, tools.Json)).ToList();
        RefuseTwins(manifest.Id, functions);
        instance.Open(Build(services, manifest.Id), functions, [.. builder.Tools.Select(tools => tools.Type)], builder.Sources);
    }

    private void AddHostServices(IServiceCollection services, PluginInstance instance, HttpClient http)
    {
        services.AddSingleton(instance.City);
        services.AddSingleton(timeProvider);
        services.AddSingleton(http);
        services.AddSingleton<IPluginStorage>(new SqlitePluginStorage(database, instance.Manifest.Id, instance.City.Id, options.StorageQuotaBytes));
        services.AddSingleton<ILoggerFactory>(new PluginLoggerFactory(loggers, instance.Manifest.Id, instance.City.Id));
        services.AddSingleton(typeof(ILogger<>), typeof(TypedPluginLogger<>));
        services.AddSingleton(provider => provider.GetRequiredService<ILoggerFactory>().CreateLogger("Plugin"));
    }

    private static void RefuseTwins(string pluginId, List<AIFunction> functions)
    {
        var twin = functions.GroupBy(function => function.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twin is not null)
            throw new PluginHostingException($"The plugin {pluginId} has more than one tool {twin.Key}; rename all but one of the methods.");
    }

    private static ServiceProvider Build(ServiceCollection services, string pluginId)
    {
        try
        {
            return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        }
        catch (AggregateException exception)
        {
            throw Unfit(pluginId, exception.InnerExceptions.Select(inner => inner.Message));
        }
    }

    private static PluginHostingException Unfit(string pluginId, IEnumerable<string> reasons) =>
        new($"The services of the plugin {pluginId} do not fit together: {string.Join(" ", reasons)} Add what is missing in Configure.");
}
