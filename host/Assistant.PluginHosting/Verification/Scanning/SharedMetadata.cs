using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection.PortableExecutable;
using Assistant.PluginHosting.Loading;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// The metadata of the assemblies that plugins share with the host, from their files: the host need not load one to look into it. Mapped when
/// first asked for, and kept. Thread-safe.
/// </summary>
internal static class SharedMetadata
{
    private static readonly FrozenDictionary<string, string> s_paths = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(path => Path.GetFileNameWithoutExtension(path), path => path, StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, Lazy<AssemblyImage?>> s_images = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A shared assembly; <see langword="null"/> where the host does not have it.</summary>
    public static AssemblyImage? Find(string name) => SharedAssemblies.IsShared(name)
        ? s_images.GetOrAdd(name, static key => new Lazy<AssemblyImage?>(() => Open(key))).Value
        : null;

    private static AssemblyImage? Open(string name) =>
        s_paths.TryGetValue(name, out var path) ? new AssemblyImage(new PEReader(File.OpenRead(path)), Path.GetFileName(path), isShared: true) : null;
}
