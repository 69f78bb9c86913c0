using Assistant.Host.Cities;
using Assistant.Memory.Embedding;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.PluginHosting;

namespace Assistant.Host.Synchronization;

/// <summary>Runs the knowledge sources of a city, one run at a time. Thread-safe.</summary>
internal sealed class SyncRunner(IPluginCatalog plugins, Synchronizer synchronizer, PassageEmbedder embedder) : IDisposable
{
    private readonly SemaphoreSlim _running = new(1, 1);

    /// <summary>The sources of a city, or the one named.</summary>
    /// <exception cref="UsageException">The city has no such source.</exception>
    public async Task<IReadOnlyList<SyncTarget>> TargetsAsync(CityPack city, string? source, CancellationToken cancellationToken)
    {
        var all = await plugins.GetKnowledgeAsync(city.Id, cancellationToken);
        var chosen = source is null
            ? all
            : [.. all.Where(knowledge => knowledge.SourceName == source || $"{knowledge.PluginId}/{knowledge.SourceName}" == source)];
        if (chosen.Count == 0)
        {
            throw new UsageException(all.Count == 0
                ? $"No plugin brings a knowledge source for the city “{city.Id}”. {Reasons(city)}"
                : $"The city “{city.Id}” has no source “{source}”; it has {string.Join(", ", all.Select(knowledge => $"{knowledge.PluginId}/{knowledge.SourceName}"))}.");
        }

        return [.. chosen.Select(knowledge => new SyncTarget(new SourceKey(city.Id, knowledge.PluginId, knowledge.SourceName), knowledge.Source, knowledge.Http))];
    }

    /// <summary>Runs one source.</summary>
    /// <param name="target">The source.</param>
    /// <param name="full">Whether to read everything again.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="begins">Called when its turn has come.</param>
    public async Task<SyncSummary> RunAsync(SyncTarget target, bool full, IProgress<SyncProgress>? progress, CancellationToken cancellationToken, Action? begins = null)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            begins?.Invoke();
            return await synchronizer.RunAsync(target, full, progress, cancellationToken);
        }
        finally
        {
            _running.Release();
            embedder.Wake();
        }
    }

    public void Dispose() => _running.Dispose();

    private string Reasons(CityPack city)
    {
        var reasons = plugins.Statuses
            .Select(status => (status.Id, status.State, Reason: status.Cities.FirstOrDefault(entry => entry.CityId == city.Id)?.Reason ?? status.Reason))
            .Select(status => $"{status.Id} is {status.State}: {status.Reason}")
            .ToList();
        return reasons.Count == 0 ? "There are no plugins in the plugin directory (--plugins)." : string.Join(" ", reasons);
    }
}
