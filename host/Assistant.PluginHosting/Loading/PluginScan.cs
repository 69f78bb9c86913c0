using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Assistant.PluginHosting.Loading;

/// <summary>Looks at a plugin's entry assembly without loading it or running any of its code.</summary>
internal static class PluginScan
{
    /// <summary>Says everything that keeps the assembly from being loaded; empty where nothing does.</summary>
    public static IReadOnlyList<Finding> Check(string folder, PluginManifest manifest, bool allowNative)
    {
        var path = Path.Combine(folder, manifest.EntryAssembly);
        if (!File.Exists(path))
            return [new Finding("$.entryAssembly", $"names {manifest.EntryAssembly}, which is not in the folder {folder}; publish the plugin there or put the name right.")];
        try
        {
            using var file = new PEReader(new MemoryStream(File.ReadAllBytes(path), writable: false));
            return file.HasMetadata ? [.. Findings(file.GetMetadataReader(), manifest, allowNative)] : [NoAssembly(manifest)];
        }
        catch (BadImageFormatException)
        {
            return [NoAssembly(manifest)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new Finding("$.entryAssembly", $"names {manifest.EntryAssembly}, which cannot be read ({exception.Message}); check its permissions.")];
        }
    }

    private static Finding NoAssembly(PluginManifest manifest) =>
        new("$.entryAssembly", $"names {manifest.EntryAssembly}, which is no .NET assembly or is damaged; publish the plugin again.");

    private static IEnumerable<Finding> Findings(MetadataReader metadata, PluginManifest manifest, bool allowNative)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            var wanted = metadata.GetAssemblyReference(handle).GetAssemblyName();
            if (SharedAssemblies.IsShared(wanted.Name!) && SharedAssemblies.Check(wanted) is { } error)
                yield return new Finding("$.entryAssembly", error);
        }

        if (!metadata.TypeDefinitions.Any(handle => FullName(metadata, metadata.GetTypeDefinition(handle)) == manifest.EntryType))
            yield return new Finding("$.entryType", $"names {manifest.EntryType}, which {manifest.EntryAssembly} does not have; write the full name with its namespace.");
        if (!allowNative && UsesNative(metadata))
            yield return new Finding("$.entryAssembly", "calls native libraries (DllImport or NativeLibrary); the operator can allow it with AllowNativeLibraries in the host's plugin settings.");
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        var space = metadata.GetString(type.Namespace);
        var name = metadata.GetString(type.Name);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    private static bool UsesNative(MetadataReader metadata) =>
        metadata.MethodDefinitions.Any(handle => metadata.GetMethodDefinition(handle).Attributes.HasFlag(MethodAttributes.PinvokeImpl)) ||
        metadata.TypeReferences.Select(metadata.GetTypeReference).Any(type =>
            metadata.StringComparer.Equals(type.Name, "NativeLibrary") && metadata.StringComparer.Equals(type.Namespace, "System.Runtime.InteropServices"));
}
