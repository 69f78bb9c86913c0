namespace Assistant.PluginHosting.Settings;

/// <summary>A city's settings for a plugin are wrong.</summary>
internal sealed class SettingsException(string pluginId, string cityId, IReadOnlyList<Finding> findings)
    : Exception($"The settings plugins.{pluginId} in the city pack of {cityId} are wrong: {string.Join(" ", findings)}")
{
    public string PluginId { get; } = pluginId;

    public string CityId { get; } = cityId;

    public IReadOnlyList<Finding> Findings { get; } = findings;
}
