using System.Runtime.CompilerServices;

namespace Assistant.PluginHosting.Verification.Files;

/// <summary>
/// The hashes of the files that were verified, for as long as the manifest that they were verified with is in use. The loader compares what it
/// reads with them, so that a file that is swapped after its verification is not loaded. Thread-safe.
/// </summary>
internal sealed class VerifiedFiles
{
    private readonly ConditionalWeakTable<PluginManifest, Dictionary<string, string>> _hashes = [];

    public void Keep(PluginManifest manifest, PluginContent content) =>
        _hashes.AddOrUpdate(manifest, content.Files.ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal));

    /// <summary>The hashes by path.</summary>
    /// <exception cref="PluginHostingException">The plugin was not verified.</exception>
    public IReadOnlyDictionary<string, string> Of(PluginManifest manifest) => _hashes.TryGetValue(manifest, out var hashes)
        ? hashes
        : throw new PluginHostingException($"The plugin {manifest.Id} was not verified, so it is not loaded. Have PluginVerifier look at its folder first, and load it with the manifest that was verified.");
}
