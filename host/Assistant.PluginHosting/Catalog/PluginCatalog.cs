using System.Collections.Immutable;
using System.Globalization;
using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <inheritdoc/>
internal sealed class PluginCatalog(
    PluginActivation activation,
    PluginStateStore store,
    PluginHostingOptions options,
    TimeProvider timeProvider,
    ILogger<PluginCatalog> log) : IPluginCatalog, IAsyncDisposable
{
    private ImmutableArray<PluginEntry> _entries = [];
    private int _loaded;

    public IReadOnlyList<PluginStatus> Statuses => [.. _entries.Select(entry => entry.Status).OrderBy(status => status.Id, StringComparer.Ordinal)];

    public async Task LoadAsync(string directory, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cities);
        if (Interlocked.Exchange(ref _loaded, 1) == 1)
            throw new InvalidOperationException("The plugins are loaded already.");
        if (!Directory.Exists(directory))
        {
            log.NoDirectory(Path.GetFullPath(directory));
            return;
        }

        var found = PluginFolders.Find(Path.GetFullPath(directory));
        _entries = [.. found.Select(plugin => new PluginEntry(plugin.Id, plugin.Folder, plugin.Manifest, store, timeProvider, log))];
        // At once: one that hangs must not hold up the others.
        await Task.WhenAll(_entries.Zip(found, (entry, plugin) => RunAsync(entry, plugin.Findings, cities, cancellationToken)));
    }

    public IReadOnlyList<PluginSkill> GetSkills(string cityId) =>
        [.. InCity(cityId).SelectMany(instance => instance.Manifest.Skills.Select(skill => new PluginSkill(instance.Manifest.Id, skill)))];

    public IReadOnlyList<PluginTool> GetTools(string cityId) => [.. InCity(cityId).SelectMany(instance => instance.Tools)];

    public async Task<IReadOnlyList<PluginKnowledge>> GetKnowledgeAsync(string cityId, CancellationToken cancellationToken)
    {
        var lists = await Task.WhenAll(InCity(cityId).Select(instance => instance.GetKnowledgeAsync(cancellationToken)));
        return [.. lists.SelectMany(list => list)];
    }

    public async Task<UnloadResult> UnloadAsync(string pluginId, string reason, string actor, CancellationToken cancellationToken)
    {
        var entry = _entries.FirstOrDefault(entry => entry.Id == pluginId)
            ?? throw new PluginHostingException($"There is no plugin {pluginId}; the plugins are {string.Join(", ", _entries.Select(entry => entry.Id))}.");
        await entry.Steps.WaitAsync(cancellationToken);
        try
        {
            if (entry.State is not (PluginState.Active or PluginState.Degraded))
                throw new PluginHostingException($"The plugin {pluginId} is {entry.State}; there is nothing to unload.");
            await entry.MoveAsync(PluginState.Draining, reason, actor, cancellationToken);
            await entry.CloseAsync(options.DrainTimeout, cancellationToken);
            return await ProveAsync(entry, entry.Release(reason)!, actor);
        }
        finally
        {
            entry.Steps.Release();
        }
    }

    /// <summary>Closes what is loaded when the host stops; without proof, the process ends anyway.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_entries.Where(entry => entry.State is PluginState.Active or PluginState.Degraded).Select(entry => entry.CloseAsync(TimeSpan.Zero, CancellationToken.None)));
        foreach (var entry in _entries)
            _ = entry.Release("The host has stopped.");
    }

    private async Task<UnloadResult> ProveAsync(PluginEntry entry, WeakReference proof, string actor)
    {
        var collections = await UnloadProof.CollectAsync(proof, options.UnloadCollections, timeProvider, CancellationToken.None);
        var abandoned = entry.Instances.Sum(instance => instance.Gate.Abandoned);
        var result = collections is { } count
            ? new UnloadResult(PluginState.Unloaded, string.Create(CultureInfo.InvariantCulture, $"Gone from memory after {count} collections."), count)
            : new UnloadResult(PluginState.Leaked, Leak(abandoned), options.UnloadCollections);
        await entry.MoveAsync(result.State, result.Reason, actor, CancellationToken.None);
        return result;
    }

    private string Leak(int abandoned) => string.Create(
        CultureInfo.InvariantCulture,
        $"Still in memory after {options.UnloadCollections} collections: {(abandoned > 0 ? $"{abandoned} of its calls were abandoned and still run" : "something outside it holds one of its objects (a static event, a timer, a thread)")}. A restart of the host ends it.");

    private async Task RunAsync(PluginEntry entry, IReadOnlyList<Finding> findings, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        await entry.Steps.WaitAsync(cancellationToken);
        try
        {
            await activation.RunAsync(entry, findings, cities, cancellationToken);
        }
        finally
        {
            entry.Steps.Release();
        }
    }

    private IEnumerable<PluginInstance> InCity(string cityId) =>
        _entries.SelectMany(entry => entry.Active).Where(instance => instance.City.Id == cityId);
}
