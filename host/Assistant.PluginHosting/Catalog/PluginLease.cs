namespace Assistant.PluginHosting.Catalog;

/// <inheritdoc/>
internal sealed class PluginLease : IPluginLease
{
    private readonly List<PluginInstance> _instances = [];
    private int _isReturned;

    private PluginLease(IEnumerable<PluginSlot> slots, string cityId)
    {
        foreach (var slot in slots)
        {
            if (Take(slot, cityId) is { } instance)
                _instances.Add(instance);
        }

        Skills = [.. _instances.SelectMany(instance => instance.Manifest.Skills.Select(skill => new PluginSkill(instance.Manifest.Id, skill)))];
        Tools = [.. _instances.SelectMany(instance => instance.Tools)];
    }

    public IReadOnlyList<PluginSkill> Skills { get; }

    public IReadOnlyList<PluginTool> Tools { get; }

    public static PluginLease Of(IEnumerable<PluginSlot> slots, string cityId) => new(slots, cityId);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReturned, 1) == 1)
            return;
        foreach (var instance in _instances)
            instance.Return();
    }

    private static PluginInstance? Take(PluginSlot slot, string cityId)
    {
        PluginInstance? before = null;
        while (slot.Current.Active.FirstOrDefault(instance => instance.City.Id == cityId) is { } instance && instance != before)
        {
            if (instance.TryLease())
                return instance;
            // Another version has just taken its place.
            before = instance;
        }

        return null;
    }
}
