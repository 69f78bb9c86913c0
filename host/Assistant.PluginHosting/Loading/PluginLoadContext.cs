using System.Reflection;
using System.Runtime.Loader;

namespace Assistant.PluginHosting.Loading;

/// <summary>
/// The code of one plugin version. Files are read into memory, not mapped: they can be replaced while the plugin runs.
/// </summary>
internal sealed class PluginLoadContext(string pluginId, string entryAssembly, VerifiedFolder files, bool allowNative)
    : AssemblyLoadContext($"plugin {pluginId}", isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(files.PathOf(entryAssembly));

    public Assembly LoadEntry() => LoadFile(files.PathOf(entryAssembly));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (SharedAssemblies.IsShared(name))
            return SharedAssemblies.Resolve(assemblyName, pluginId);
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path)
            return LoadFile(path);
        if (!string.IsNullOrEmpty(assemblyName.CultureName))
            return null; // A missing translation is no failure: the neutral texts stand in.
        // No FileNotFoundException: the runtime would put a sentence of its own in its place.
        throw new PluginHostingException(
            $"The plugin {pluginId} needs {name} {assemblyName.Version}, which is not in its folder; publish the plugin with all its dependencies.");
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        if (!allowNative)
        {
            throw new DllNotFoundException(
                $"The plugin {pluginId} may not load the native library {unmanagedDllName}; ask for “native” in permissions.code of plugin.json, and have the operator allow it in Assistant:PluginHosting:Allow:{pluginId}.");
        }

        if (_resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is not { } path)
            return IntPtr.Zero;
        // The operating system maps the file itself; between this look and that one remains a moment.
        _ = files.Read(path);
        return LoadUnmanagedDllFromPath(path);
    }

    private Assembly LoadFile(string path)
    {
        using var assembly = new MemoryStream(files.Read(path), writable: false);
        var symbolFile = Path.ChangeExtension(path, ".pdb");
        if (!files.Has(symbolFile))
            return LoadFromStream(assembly);
        using var symbols = new MemoryStream(files.Read(symbolFile), writable: false);
        return LoadFromStream(assembly, symbols);
    }
}
