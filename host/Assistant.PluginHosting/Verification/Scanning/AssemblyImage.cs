using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>An assembly as metadata: nothing of it is loaded or run. Thread-safe.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly Lazy<Dictionary<string, TypeDefinitionHandle>> _types;
    private readonly Lazy<Dictionary<string, ExportedTypeHandle>> _forwards;

    /// <param name="pe">The file; the image disposes it.</param>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="isShared">Whether it is the host's.</param>
    /// <exception cref="DamagedAssemblyException">It is no assembly.</exception>
    public AssemblyImage(PEReader pe, string file, bool isShared)
    {
        (Pe, File, IsShared) = (pe, file, isShared);
        Metadata = pe.GetMetadataReader();
        if (!Metadata.IsAssembly)
            throw new DamagedAssemblyException("It is a module without an assembly.");
        var definition = Metadata.GetAssemblyDefinition();
        (Name, Version) = (Metadata.GetString(definition.Name), definition.Version);
        _types = new(() => Index(Metadata.TypeDefinitions, handle => TypeNames.Of(Metadata, handle)));
        _forwards = new(() => Index(Metadata.ExportedTypes, handle => TypeNames.Of(Metadata, handle)));
    }

    public PEReader Pe { get; }

    public MetadataReader Metadata { get; }

    public string File { get; }

    public bool IsShared { get; }

    public string Name { get; }

    public Version Version { get; }

    public TypeDefinitionHandle? Type(string fullName) => _types.Value.TryGetValue(fullName, out var handle) ? handle : null;

    /// <summary>The assembly that a type has moved to; <see langword="null"/> where it has not.</summary>
    public string? ForwardOf(string fullName)
    {
        if (!_forwards.Value.TryGetValue(fullName, out var handle))
            return null;
        var type = Metadata.GetExportedType(handle);
        for (var depth = 0; depth < 64 && type.Implementation.Kind == HandleKind.ExportedType; depth++)
            type = Metadata.GetExportedType((ExportedTypeHandle)type.Implementation);
        return type.Implementation.Kind == HandleKind.AssemblyReference
            ? Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name)
            : null;
    }

    public void Dispose() => Pe.Dispose();

    private static Dictionary<string, T> Index<T>(IEnumerable<T> handles, Func<T, string> nameOf)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var handle in handles)
            index.TryAdd(nameOf(handle), handle);
        return index;
    }
}
