using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <inheritdoc/>
internal sealed class PluginCatalog(
    PluginRegistry registry,
    PluginActivation activation,
    PluginUnloader unloader,
    ILogger<PluginCatalog> log) : IPluginCatalog, IAsyncDisposable
{
    private int _loaded;

    public IReadOnlyList<PluginStatus> Statuses => [.. registry.Entries.Select(entry => entry.Status).OrderBy(status => status.Id, StringComparer.Ordinal)];

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
        registry.Fill(found, cities);
        // At once: one that hangs must not hold up the others.
        await Task.WhenAll(registry.Entries.Zip(found, (entry, plugin) => RunAsync(entry, plugin, cities, cancellationToken)));
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
        var entry = registry.Get(pluginId);
        await entry.Steps.WaitAsync(cancellationToken);
        try
        {
            if (entry.State is not (PluginState.Active or PluginState.Degraded))
                throw new PluginHostingException($"The plugin {pluginId} is {entry.State}; there is nothing to unload.");
            return await unloader.RunAsync(entry, PluginReasons.Said(reason), actor, cancellationToken);
        }
        finally
        {
            entry.Steps.Release();
        }
    }

    /// <summary>Closes what is loaded when the host stops; without proof, the process ends anyway.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(registry.Entries.Where(entry => entry.State is PluginState.Active or PluginState.Degraded).Select(entry => entry.CloseAsync(TimeSpan.Zero, CancellationToken.None)));
        foreach (var entry in registry.Entries)
            _ = entry.Release(PluginReasons.HostStopped);
    }

    private async Task RunAsync(PluginEntry entry, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        await entry.Steps.WaitAsync(cancellationToken);
        try
        {
            await activation.StartAsync(entry, found, cities, cancellationToken);
        }
        finally
        {
            entry.Steps.Release();
        }
    }

    private IEnumerable<PluginInstance> InCity(string cityId) =>
        registry.Entries.SelectMany(entry => entry.Active).Where(instance => instance.City.Id == cityId);
}
