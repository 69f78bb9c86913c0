namespace Assistant.PluginHosting.Calls;

/// <summary>The plugin is being unloaded or is gone.</summary>
internal sealed class PluginGoneException(string pluginId) : Exception($"The plugin {pluginId} is not loaded any more.");
