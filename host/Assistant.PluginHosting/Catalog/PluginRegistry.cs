using System.Collections.Immutable;
using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <summary>The plugins that were found, and the cities that they are for. Thread-safe.</summary>
internal sealed class PluginRegistry(PluginStateStore store, TimeProvider timeProvider, ILogger<PluginCatalog> log)
{
    private ImmutableArray<PluginEntry> _entries = [];

    public ImmutableArray<PluginEntry> Entries => _entries;

    /// <summary>The cities that the host serves.</summary>
    public IReadOnlyList<CityConfiguration> Cities { get; private set; } = [];

    public void Fill(IReadOnlyList<FoundPlugin> found, IReadOnlyList<CityConfiguration> cities)
    {
        Cities = cities;
        _entries = [.. found.Select(plugin => new PluginEntry(plugin.Id, plugin.Folder, plugin.Manifest, store, timeProvider, log))];
    }

    /// <exception cref="PluginHostingException">There is no such plugin.</exception>
    public PluginEntry Get(string pluginId) => _entries.FirstOrDefault(entry => entry.Id == pluginId)
        ?? throw new PluginHostingException($"There is no plugin {pluginId}; the plugins are {string.Join(", ", _entries.Select(entry => entry.Id))}.");

    /// <summary>Puts what lies in the plugin's folder now in its place, in the state that the old one has reached.</summary>
    public PluginEntry Renew(PluginEntry old, FoundPlugin found)
    {
        var renewed = new PluginEntry(found.Id, found.Folder, found.Manifest, store, timeProvider, log, found.Id == old.Id ? old : null);
        ImmutableInterlocked.Update(ref _entries, static (entries, pair) => entries.Replace(pair.old, pair.renewed), (old, renewed));
        return renewed;
    }
}
