using System.Reflection;
using Assistant.Governance.Feedback;
using Assistant.Governance.Usage;
using Assistant.Host.Cities;
using Assistant.Host.Http.Status;
using Assistant.Host.Synchronization;
using Assistant.Memory.Ledger;
using Assistant.Models;
using Assistant.PluginHosting;
using Assistant.Storage;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>Gathers how the host is: snapshots, and what takes longer from memory, so that it may be asked often. Thread-safe.</summary>
internal sealed partial class OverviewReader
{
    private const int UsageDays = 30;
    private static readonly TimeSpan s_usageFresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_feedbackFresh = TimeSpan.FromSeconds(5);

    // A database that hangs costs its own part of the page.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private static readonly string s_version =
        typeof(OverviewReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly CityPacks _cities;
    private readonly IPluginCatalog _plugins;
    private readonly IModelInspector _models;
    private readonly CityIndexes _indexes;
    private readonly UsageStore _usageStore;
    private readonly FeedbackStore _feedbackStore;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<OverviewReader> _logger;
    private readonly DateTimeOffset _started;
    private readonly SourceOverviews _sources;
    private readonly Remembered<IReadOnlyList<UsageDay>> _usage;
    private readonly Remembered<FeedbackOverview> _feedback;

    public OverviewReader(
        CityPacks cities,
        IPluginCatalog plugins,
        IModelInspector models,
        SyncRuns runs,
        SourceReport report,
        CityIndexes indexes,
        HostReadiness readiness,
        UsageStore usage,
        FeedbackStore feedback,
        TimeProvider timeProvider,
        ILogger<OverviewReader> logger)
    {
        (_cities, _plugins, _models, _indexes, _usageStore, _feedbackStore, _timeProvider, _logger) = (cities, plugins, models, indexes, usage, feedback, timeProvider, logger);
        _started = timeProvider.GetUtcNow();
        _sources = new SourceOverviews(cities, plugins, runs, report, readiness, timeProvider, Failed);
        _usage = new Remembered<IReadOnlyList<UsageDay>>(UsageAsync, s_usageFresh, timeProvider, Failed);
        _feedback = new Remembered<FeedbackOverview>(FeedbackAsync, s_feedbackFresh, timeProvider, Failed);
    }

    /// <summary>How the host is now.</summary>
    /// <param name="texts">The language of what is said to operators.</param>
    public async Task<OverviewOutput> ReadAsync(ReasonTexts texts) => new()
    {
        At = _timeProvider.GetUtcNow(),
        Version = s_version,
        Started = _started,
        MemoryBytes = Environment.WorkingSet,
        Cities = [.. _cities.Packs.Select(pack => new CityOutput(pack.Id, pack.Configuration.City.Name.De))],
        Plugins = [.. _plugins.Statuses.Select(status => PluginOverview.Of(status, texts))],
        Endpoints = [.. _models.Endpoints.Select(status => EndpointOverview.Of(status, texts))],
        Queue = Queue(),
        Sources = await _sources.ReadAsync(texts),
        Embedding = await EmbeddingAsync(),
        Usage = [.. (await _usage.GetAsync() ?? []).Select(UsageOverview.Of)],
        Feedback = await _feedback.GetAsync() ?? new FeedbackOverview(0),
    };

    /// <summary>An operator has dealt with some: it is counted again.</summary>
    public void FeedbackChanged() => _feedback.Forget();

    // Of each city, so that a page shows a zero and not a gap.
    private List<QueueOverview> Queue()
    {
        var waiting = _models.Queue.ToDictionary(queue => queue.CityId, StringComparer.Ordinal);
        return
        [
            .. _cities.Packs.Select(pack => waiting.TryGetValue(pack.Id, out var queue)
                ? new QueueOverview(pack.Id, queue.Waiting, (int)queue.Oldest.TotalSeconds)
                : new QueueOverview(pack.Id, 0, null)),
        ];
    }

    private async Task<IReadOnlyList<EmbeddingOverview>> EmbeddingAsync()
    {
        var cities = new List<EmbeddingOverview>();
        foreach (var pack in _cities.Packs)
        {
            if ((await _indexes.GetAsync(pack.Id))?.Embedding is { } state)
                cities.Add(EmbeddingOverview.Of(pack.Id, state));
        }

        return cities;
    }

    private async Task<IReadOnlyList<UsageDay>> UsageAsync()
    {
        using var limit = new CancellationTokenSource(s_limit, _timeProvider);
        var zones = _cities.Packs.ToDictionary(pack => pack.Id, pack => pack.Configuration.City.TimeZone, StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(_timeProvider.GetUtcNow().UtcDateTime);
        return await _usageStore.ReadAsync(zones, today.AddDays(1 - UsageDays), limit.Token);
    }

    private async Task<FeedbackOverview> FeedbackAsync()
    {
        using var limit = new CancellationTokenSource(s_limit, _timeProvider);
        return new FeedbackOverview(await _feedbackStore.CountOpenAsync([.. _cities.Packs.Select(pack => pack.Id)], limit.Token));
    }

    private void Failed(Exception exception)
    {
        if (exception is StorageException or OperationCanceledException)
            LogOut(exception.Message);
        else
            LogFailed(exception);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The operators' overview goes on with what was known: {Reason}")]
    private partial void LogOut(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of the operators' overview failed; it goes on with what was known")]
    private partial void LogFailed(Exception exception);
}
