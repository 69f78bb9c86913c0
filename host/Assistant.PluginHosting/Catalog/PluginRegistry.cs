using System.Collections.Immutable;
using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <summary>The plugins that were found, and the cities that they are for. Thread-safe.</summary>
internal sealed class PluginRegistry(PluginStateStore store, PluginHostingOptions options, TimeProvider timeProvider, ILogger<PluginCatalog> log)
{
    private ImmutableArray<PluginSlot> _slots = [];

    public ImmutableArray<PluginSlot> Slots => _slots;

    /// <summary>The cities that the host serves.</summary>
    public IReadOnlyList<CityConfiguration> Cities { get; private set; } = [];

    public void Fill(IReadOnlyList<FoundPlugin> found, IReadOnlyList<CityConfiguration> cities)
    {
        Cities = cities;
        _slots = [.. found.Select(plugin => new PluginSlot(Entry(plugin, null)))];
    }

    /// <exception cref="PluginHostingException">There is no such plugin.</exception>
    public PluginSlot Get(string pluginId) => Find(pluginId)
        ?? throw new PluginHostingException($"There is no plugin {pluginId}; the plugins are {string.Join(", ", _slots.Select(slot => slot.Id))}.");

    public PluginSlot? Find(string pluginId) => _slots.FirstOrDefault(slot => slot.Id == pluginId);

    /// <summary>A version beside the running one, which it may take the place of.</summary>
    public PluginEntry Beside(FoundPlugin found)
    {
        var entry = Entry(found, null);
        entry.IsCurrent = false;
        return entry;
    }

    /// <summary>Puts what lies in the plugin's folder now in its place, in the state that the old one has reached.</summary>
    public PluginSlot Renew(PluginSlot slot, FoundPlugin found)
    {
        if (found.Id == slot.Id)
        {
            slot.Replace(Entry(found, slot.Current.State));
            return slot;
        }

        // Under another name it is another plugin: the manifest that was broken has been put right.
        var renewed = new PluginSlot(Entry(found, null), slot.Steps);
        ImmutableInterlocked.Update(ref _slots, static (slots, pair) => slots.Replace(pair.slot, pair.renewed), (slot, renewed));
        return renewed;
    }

    private PluginEntry Entry(FoundPlugin found, PluginState? state) => new(found, state, store, options, timeProvider, log);
}
