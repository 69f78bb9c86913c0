namespace Assistant.PluginHosting;

/// <summary>What came of installing a package. Immutable.</summary>
/// <param name="Id">The plugin.</param>
/// <param name="Version">The version that is installed now.</param>
/// <param name="Before">The version that was; <see langword="null"/> where there was none or its manifest cannot be read.</param>
/// <param name="Replaced">Whether a folder with another version was there.</param>
/// <param name="Folder">Where it lies.</param>
public sealed record InstalledPlugin(string Id, string Version, string? Before, bool Replaced, string Folder);
