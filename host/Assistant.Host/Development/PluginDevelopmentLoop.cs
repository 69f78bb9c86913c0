using System.Globalization;
using Assistant.Host.Cities;
using Assistant.Host.CommandLine;
using Assistant.Host.Synchronization;
using Assistant.PluginHosting;
using Assistant.Storage;

namespace Assistant.Host.Development;

/// <summary>While the host runs: builds the plugin with each save, loads it again, and says how it stands.</summary>
internal sealed class PluginDevelopmentLoop(
    PluginDevelopment development,
    PluginReport report,
    IPluginOperations operations,
    SyncRunner sources,
    SyncRuns runs,
    CityPacks cities,
    HostReadiness readiness,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider) : BackgroundService
{
    private const string Actor = "developer";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        await report.PrintAsync(stoppingToken);
        await Task.WhenAll(WatchSourcesAsync(stoppingToken), WatchCitiesAsync(stoppingToken));
    }

    private async Task WatchSourcesAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await development.SavedAsync(stoppingToken);
            if (await development.BuildAsync(stoppingToken))
                await ReloadAsync(stoppingToken);
        }
    }

    // Packs are read when the host starts, and all rooms hold what they say.
    private async Task WatchCitiesAsync(CancellationToken stoppingToken)
    {
        if (!Directory.Exists(cities.Directory))
            return;
        using var packs = new SourceWatch(cities.Directory, "city.yaml", timeProvider);
        await packs.NextAsync(stoppingToken);
        Terminal.Line("A city pack has been saved; the host starts again.");
        development.StartsAgain = true;
        lifetime.StopApplication();
    }

    private async Task ReloadAsync(CancellationToken stoppingToken)
    {
        if (report.Status is not { } status || !status.Actions.Contains(PluginAction.Reload))
        {
            // Verified and wanted by no city: there is nothing to load. Switched off: it stays so.
            await report.PrintAsync(stoppingToken);
            return;
        }

        var started = timeProvider.GetTimestamp();
        try
        {
            await operations.RunAsync(status.Id, PluginAction.Reload, Actor);
        }
        catch (Exception exception) when (exception is PluginActionException or StorageException)
        {
            Terminal.Line($"{status.Id}: {exception.Message}");
            return;
        }

        Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{status.Id}: loaded again {timeProvider.GetElapsedTime(started).TotalSeconds:0.00} s after the build"));
        await report.PrintAsync(stoppingToken);
        await ReadSourcesAsync(status.Id, stoppingToken);
    }

    // What has changed since the last time; how it went stands in the log.
    private async Task ReadSourcesAsync(string pluginId, CancellationToken stoppingToken)
    {
        foreach (var city in cities.Packs.Where(pack => pack.Configuration.PluginSettings.ContainsKey(pluginId)))
        {
            try
            {
                foreach (var target in (await sources.TargetsAsync(city, null, stoppingToken)).Where(target => target.Key.Plugin == pluginId))
                    runs.Begin(target, full: false);
            }
            catch (UsageException)
            {
                // A plugin without a source.
            }
        }
    }
}
