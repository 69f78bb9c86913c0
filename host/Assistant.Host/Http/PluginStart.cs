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
    IHostApplicationLifetime lifetime,
    ILogger<PluginStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the server listens: a host that cannot start says why in one sentence, with no plugin talking beside it.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(listening.SetResult))
            await listening.Task.WaitAsync(stoppingToken);
        try
        {
            await LoadAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
            throw;
        }
    }

    private async Task LoadAsync(CancellationToken stoppingToken)
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

    [LoggerMessage(Level = LogLevel.Critical, Message = "The plugins cannot be loaded; the host ends")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Plugin} {Version} is {State}: {Reason}")]
    private partial void LogNotActive(string plugin, string version, PluginState state, string reason);
}
