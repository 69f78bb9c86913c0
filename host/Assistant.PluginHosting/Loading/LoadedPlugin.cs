using System.Reflection;
using System.Runtime.CompilerServices;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Loading;

/// <summary>A plugin in its load context.</summary>
internal sealed class LoadedPlugin : ILoadedPlugin
{
    private readonly PluginManifest _manifest;
    private PluginLoadContext? _context;
    private Assembly? _entry;

    public LoadedPlugin(PluginManifest manifest, PluginLoadContext context)
    {
        _manifest = manifest;
        _context = context;
        _entry = context.LoadEntry();
    }

    public IAssistantPlugin CreateEntryPoint()
    {
        ObjectDisposedException.ThrowIf(_entry is null, this);
        var type = _entry.GetType(_manifest.EntryType, throwOnError: false)
            ?? throw Wrong($"names {_manifest.EntryType}, which {_manifest.EntryAssembly} does not have; write the full name with its namespace.");
        if (!typeof(IAssistantPlugin).IsAssignableFrom(type) || type.IsAbstract)
            throw Wrong($"names {_manifest.EntryType}, which is no class that implements IAssistantPlugin; name the one that does.");
        if (!type.IsPublic || type.GetConstructor(Type.EmptyTypes) is null)
            throw Wrong($"names {_manifest.EntryType}, which is not public or has no public constructor without parameters; give it one.");
        return (IAssistantPlugin)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public WeakReference Unload()
    {
        var context = _context;
        _context = null;
        _entry = null;
        // The runtime keeps the context itself alive until the last object of its assemblies is gone, so its death is the proof.
        var proof = new WeakReference(context, trackResurrection: true);
        context?.Unload();
        return proof;
    }

    private PluginIncompatibleException Wrong(string message) => new(_manifest.Id, [new Finding("$.entryType", message)]);
}
