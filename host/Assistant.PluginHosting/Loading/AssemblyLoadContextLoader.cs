namespace Assistant.PluginHosting.Loading;

/// <summary>The loader on <see cref="System.Runtime.Loader.AssemblyLoadContext"/>: one collectible context for each plugin version.</summary>
internal sealed class AssemblyLoadContextLoader(PluginHostingOptions options) : IPluginLoader
{
    public IReadOnlyList<Finding> Verify(string folder, PluginManifest manifest) => PluginScan.Check(folder, manifest, AllowsNative(manifest));

    public ILoadedPlugin Load(string folder, PluginManifest manifest) =>
        new LoadedPlugin(manifest, new PluginLoadContext(manifest.Id, Path.GetFullPath(Path.Combine(folder, manifest.EntryAssembly)), AllowsNative(manifest)));

    private bool AllowsNative(PluginManifest manifest) => options.AllowNativeLibraries.Contains(manifest.Id, StringComparer.Ordinal);
}
