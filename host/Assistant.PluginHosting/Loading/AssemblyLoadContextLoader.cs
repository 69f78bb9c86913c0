using Assistant.PluginHosting.Verification.Files;
using Assistant.PluginHosting.Verification.Scanning;

namespace Assistant.PluginHosting.Loading;

/// <summary>The loader on <see cref="System.Runtime.Loader.AssemblyLoadContext"/>: one collectible context for each plugin version.</summary>
internal sealed class AssemblyLoadContextLoader(PluginHostingOptions options, VerifiedFiles verified) : IPluginLoader
{
    public ILoadedPlugin Load(string folder, PluginManifest manifest)
    {
        var files = new VerifiedFolder(manifest.Id, Path.GetFullPath(folder), verified.Of(manifest));
        var allowsNative = options.AllowedCode(manifest).Contains(CodePolicy.Native.Name, StringComparer.Ordinal);
        return new LoadedPlugin(manifest, new PluginLoadContext(manifest.Id, manifest.EntryAssembly, files, allowsNative));
    }
}
