using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <inheritdoc/>
internal sealed class PluginCatalog(
    PluginRegistry registry,
    PluginActivation activation,
    PluginUnloader unloader,
    PluginRetirement retirement,
    ILogger<PluginCatalog> log) : IPluginCatalog, IAsyncDisposable
{
    private int _loaded;

    public IReadOnlyList<PluginStatus> Statuses => [.. registry.Slots.Select(slot => slot.Status).OrderBy(status => status.Id, StringComparer.Ordinal)];

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
        await Task.WhenAll(registry.Slots.Zip(found, (slot, plugin) => RunAsync(slot, plugin, cities, cancellationToken)));
    }

    public IPluginLease Lease(string cityId) => PluginLease.Of(registry.Slots, cityId);

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
        var slot = registry.Get(pluginId);
        await slot.Steps.WaitAsync(cancellationToken);
        try
        {
            var entry = slot.Current;
            return entry.IsRunning && await unloader.RunAsync(entry, PluginReasons.Said(reason), actor, cancellationToken) is { } result
                ? result
                : throw new PluginHostingException($"The plugin {pluginId} is {entry.State}; there is nothing to unload.");
        }
        finally
        {
            slot.Steps.Release();
        }
    }

    /// <summary>Closes what is loaded when the host stops; without proof, the process ends anyway.</summary>
    public async ValueTask DisposeAsync()
    {
        await retirement.StopAsync();
        var entries = registry.Slots.Select(slot => slot.Current).ToList();
        await Task.WhenAll(entries.Where(entry => entry.IsRunning).Select(entry => entry.CloseAsync(TimeSpan.Zero, CancellationToken.None)));
        foreach (var entry in entries)
            entry.Release(PluginReasons.HostStopped);
    }

    private async Task RunAsync(PluginSlot slot, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        await slot.Steps.WaitAsync(cancellationToken);
        try
        {
            await activation.StartAsync(slot.Current, found, cities, cancellationToken);
        }
        finally
        {
            slot.Steps.Release();
        }
    }

    private IEnumerable<PluginInstance> InCity(string cityId) =>
        registry.Slots.SelectMany(slot => slot.Current.Active).Where(instance => instance.City.Id == cityId);
}
