namespace Assistant.PluginHosting;

/// <summary>A plugin's code does not fit this host or its own manifest.</summary>
/// <param name="pluginId">The plugin.</param>
/// <param name="findings">Everything that is wrong.</param>
public sealed class PluginIncompatibleException(string pluginId, IReadOnlyList<Finding> findings)
    : Exception($"The plugin {pluginId} does not fit: {string.Join(" ", findings)}")
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
