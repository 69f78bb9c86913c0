namespace Assistant.PluginHosting.Manifests;

/// <summary>What came of reading a <c>plugin.json</c>: the manifest, or everything that is wrong with it.</summary>
internal sealed record ManifestReading(PluginManifest? Manifest, IReadOnlyList<Finding> Findings);
