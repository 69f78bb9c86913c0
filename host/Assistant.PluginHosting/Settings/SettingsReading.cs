using System.Text.Json.Nodes;

namespace Assistant.PluginHosting.Settings;

/// <summary>What came of reading a city's settings: the values with defaults, and everything that is wrong with them.</summary>
internal sealed record SettingsReading(JsonObject Values, IReadOnlyList<Finding> Findings);
