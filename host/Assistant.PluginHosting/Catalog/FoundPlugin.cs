namespace Assistant.PluginHosting.Catalog;

/// <summary>A folder with a manifest. Without findings the manifest is there.</summary>
internal sealed record FoundPlugin(string Id, string Folder, PluginManifest? Manifest, IReadOnlyList<Finding> Findings);
