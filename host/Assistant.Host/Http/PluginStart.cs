using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Host.Synchronization;
using Assistant.PluginHosting;

namespace Assistant.Host.Http;

/// <summary>Loads the plugins while the server already answers.</summary>
internal sealed partial class PluginStart(
    IPluginCatalog plugins,
    AssistantSettings settings,
    CityPacks cities,
    HostReadiness readiness,
    ILogger<PluginStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await plugins.LoadAsync(settings.Plugins, [.. cities.Packs.Select(pack => pack.Configuration)], stoppingToken);
        foreach (var status in plugins.Statuses)
        {
            if (status.State == PluginState.Active)
                LogActive(status.Id, status.Version);
            else
                LogNotActive(status.Id, status.Version, status.State, status.Reason);
        }

        readiness.Set();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Plugin {Plugin} {Version} is active")]
    private partial void LogActive(string plugin, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Plugin} {Version} is {State}: {Reason}")]
    private partial void LogNotActive(string plugin, string version, PluginState state, string reason);
}
