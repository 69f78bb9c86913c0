using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Memory.Ingestion;

namespace Assistant.Host.Synchronization;

/// <summary>Reads the sources of all cities when the host starts and then at every interval. A source that fails is tried again next time.</summary>
internal sealed partial class SyncSchedule(
    SyncRunner runner,
    SyncRuns runs,
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
            runs.NextAt = timeProvider.GetUtcNow() + settings.SyncInterval;
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

        // One that an operator has begun in the meantime serves as well.
        foreach (var target in targets)
        {
            if ((runs.Begin(target, full: false) ?? runs.Find(target.Key)) is { } run)
                await run.Done.WaitAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing to synchronise for {City}: {Reason}")]
    private partial void LogNoSource(string city, string reason);
}
