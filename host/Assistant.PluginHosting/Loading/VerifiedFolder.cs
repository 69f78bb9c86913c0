using Assistant.PluginHosting.Verification.Files;

namespace Assistant.PluginHosting.Loading;

/// <summary>
/// A plugin's folder, of which only those bytes come out that were verified: a file is hashed again when it is read for loading, since anybody
/// with access to the folder could have put another one in its place meanwhile. Thread-safe.
/// </summary>
/// <param name="pluginId">The plugin.</param>
/// <param name="folder">Its folder, absolute.</param>
/// <param name="hashes">What was verified, by path with “/”.</param>
internal sealed class VerifiedFolder(string pluginId, string folder, IReadOnlyDictionary<string, string> hashes)
{
    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Absolute, as the runtime's resolver gives it.</param>
    /// <exception cref="PluginHostingException">The file was not verified, or has changed since.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] Read(string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        if (!hashes.TryGetValue(relative, out var hash))
            throw new PluginHostingException($"The plugin {pluginId} wants to load {path}, which was not verified with it. Only files of its folder are loaded; publish it with all its dependencies.");
        var bytes = File.ReadAllBytes(path);
        return PluginContent.Hash(bytes) == hash
            ? bytes
            : throw new PluginHostingException($"The plugin {pluginId} has another {relative} now than when it was verified, so it is not loaded. Look who writes into {folder}, and load the plugin again.");
    }

    /// <summary>Whether a file was verified.</summary>
    public bool Has(string path) => hashes.ContainsKey(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
}
