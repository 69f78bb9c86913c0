namespace Assistant.PluginHosting;

/// <summary>What came of inspecting a plugin. Immutable.</summary>
/// <param name="State"><see cref="PluginState.Verified"/>, <see cref="PluginState.Incompatible"/> or <see cref="PluginState.Untrusted"/>.</param>
/// <param name="Findings">Everything that the first step that was not content found; empty where all were.</param>
/// <param name="Steps">The names of the steps that were taken, in order; the last one is the one that was not content.</param>
/// <param name="Manifest">The manifest; <see langword="null"/> where it cannot be read.</param>
public sealed record PluginCheck(PluginState State, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Steps, PluginManifest? Manifest)
{
    /// <summary>Whether the host would load it.</summary>
    public bool IsRight => State == PluginState.Verified;
}
