using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>For which plugin and city services are being added. Immutable.</summary>
/// <param name="City">The city.</param>
/// <param name="Manifest">The plugin's manifest.</param>
public sealed record PluginServiceContext(City City, PluginManifest Manifest);
