using System.Collections.Concurrent;
using Assistant.Host.Cities;
using Assistant.Host.Http.Status;
using Assistant.Host.Synchronization;
using Assistant.Memory.Ledger;
using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>The knowledge sources of all cities with how they are being read. Counting them takes long, so it is remembered. Thread-safe.</summary>
internal sealed class SourceOverviews(
    CityPacks cities, IPluginCatalog plugins, SyncRuns runs, SourceReport report, HostReadiness readiness, TimeProvider timeProvider, Action<Exception> failed)
{
    private static readonly TimeSpan s_countsFresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_listFresh = TimeSpan.FromSeconds(2);
    private static readonly string[] s_whileIdle = ["sync", "full"];
    private static readonly string[] s_whileRead = ["stop"];
    private readonly ConcurrentDictionary<SourceKey, Remembered<SourceFigures>> _figures = new();
    private readonly Lock _lock = new();
    private Remembered<IReadOnlyList<SourceKey>>? _keys;
    private int _ended;

    public async Task<IReadOnlyList<SourceOverview>> ReadAsync(ReasonTexts texts)
    {
        Remembered<IReadOnlyList<SourceKey>> keys;
        lock (_lock)
        {
            keys = _keys ??= new Remembered<IReadOnlyList<SourceKey>>(KeysAsync, s_listFresh, timeProvider, failed);
            // A run has ended: the counts are others now.
            if (_ended != runs.Ended)
            {
                _ended = runs.Ended;
                Forget();
            }
        }

        var sources = new List<SourceOverview>();
        foreach (var key in await keys.GetAsync() ?? [])
            sources.Add(await SourceAsync(key, texts));
        return sources;
    }

    /// <summary>Has everything counted again.</summary>
    public void Forget()
    {
        foreach (var figures in _figures.Values)
            figures.Forget();
    }

    private async Task<IReadOnlyList<SourceKey>> KeysAsync()
    {
        // Before that the plugins are being loaded, and asking for their sources would get in the way.
        if (!readiness.IsReady)
            return [];
        var keys = new List<SourceKey>();
        foreach (var city in cities.Packs)
            keys.AddRange((await plugins.GetKnowledgeAsync(city.Id, CancellationToken.None)).Select(knowledge => new SourceKey(city.Id, knowledge.PluginId, knowledge.SourceName)));
        return keys;
    }

    private async Task<SourceOverview> SourceAsync(SourceKey key, ReasonTexts texts)
    {
        var figures = await _figures
            .GetOrAdd(key, known => new Remembered<SourceFigures>(() => Task.FromResult(report.Read(known)), s_countsFresh, timeProvider, failed))
            .GetAsync() ?? new SourceFigures();
        var run = runs.Find(key);
        var startedAt = run?.StartedAt;
        var failedCount = figures.Failures.Sum(failure => failure.Count);
        return new SourceOverview
        {
            City = key.CityId,
            Plugin = key.Plugin,
            Name = key.Name,
            State = AdminWords.Of(run?.State ?? SyncRunState.Idle),
            StartedAt = run is null ? figures.StartedAt : startedAt,
            CompletedAt = figures.CompletedAt,
            NextAt = runs.NextAt,
            Progress = startedAt is { } since ? ProgressOverview.Of(run!.Progress, timeProvider.GetUtcNow() - since) : null,
            Documents = figures.Documents,
            Passages = figures.Passages,
            Failed = failedCount,
            Reasons = [.. figures.Failures.Select(failure => new ReasonOverview(AdminWords.Of(failure.Reason), failure.Count))],
            LastError = runs.LastError(key) is { } error ? texts.Source(error) : null,
            Actions = run is not null ? s_whileRead : failedCount > 0 ? [.. s_whileIdle, "retry-failed"] : s_whileIdle,
        };
    }
}
