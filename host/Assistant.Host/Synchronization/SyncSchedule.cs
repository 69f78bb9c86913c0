using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Memory.Extraction;
using Assistant.Memory.Ingestion;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Host.Synchronization;

/// <summary>Reads the sources of all cities when the host starts and then at every interval. A source that fails is tried again next time.</summary>
internal sealed partial class SyncSchedule(
    SyncRunner runner,
    CityPacks cities,
    AssistantSettings settings,
    HostReadiness readiness,
    TimeProvider timeProvider,
    ILogger<SyncSchedule> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.SyncInterval <= TimeSpan.Zero)
            return;
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(settings.SyncInterval, timeProvider);
        do
        {
            foreach (var city in cities.Packs)
                await RunCityAsync(city, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunCityAsync(CityPack city, CancellationToken cancellationToken)
    {
        IReadOnlyList<SyncTarget> targets;
        try
        {
            targets = await runner.TargetsAsync(city, null, cancellationToken);
        }
        catch (UsageException exception)
        {
            LogNoSource(city.Id, exception.Message);
            return;
        }

        foreach (var target in targets)
            await RunSourceAsync(target, cancellationToken);
    }

    private async Task RunSourceAsync(SyncTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var summary = await runner.RunAsync(target, full: false, progress: null, cancellationToken);
            LogDone(target.Key.ToString(), summary.Added, summary.Changed, summary.Deleted, summary.Failed, summary.Seconds);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is PluginException or StorageException or ExtractionToolMissingException)
        {
            LogNotRead(target.Key.ToString(), exception.Message);
        }
        catch (Exception exception)
        {
            LogFailed(exception, target.Key.ToString());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Synchronised {Source}: {Added} added, {Changed} changed, {Deleted} deleted, {Failed} failed in {Seconds} s")]
    private partial void LogDone(string source, int added, int changed, int deleted, int failed, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing to synchronise for {City}: {Reason}")]
    private partial void LogNoSource(string city, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} was not read and is tried again at the next interval: {Reason}")]
    private partial void LogNotRead(string source, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Synchronising {Source} failed and is tried again at the next interval")]
    private partial void LogFailed(Exception exception, string source);
}
