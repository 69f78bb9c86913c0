using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Full names of types in metadata, as reflection writes them: <c>Namespace.Outer+Nested`1</c>.</summary>
internal static class TypeNames
{
    // Metadata can be made by hand so that a type is nested in itself.
    private const int MaxNesting = 64;

    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle, int depth = 0)
    {
        var type = metadata.GetTypeDefinition(Checked(handle, depth));
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{Of(metadata, outer, depth + 1)}+{metadata.GetString(type.Name)}"
            : Join(metadata, type.Namespace, type.Name);
    }

    public static string Of(MetadataReader metadata, TypeReferenceHandle handle, int depth = 0)
    {
        var type = metadata.GetTypeReference(Checked(handle, depth));
        return type.ResolutionScope is { IsNil: false, Kind: HandleKind.TypeReference } outer
            ? $"{Of(metadata, (TypeReferenceHandle)outer, depth + 1)}+{metadata.GetString(type.Name)}"
            : Join(metadata, type.Namespace, type.Name);
    }

    public static string Of(MetadataReader metadata, ExportedTypeHandle handle, int depth = 0)
    {
        var type = metadata.GetExportedType(Checked(handle, depth));
        return type.Implementation is { IsNil: false, Kind: HandleKind.ExportedType } outer
            ? $"{Of(metadata, (ExportedTypeHandle)outer, depth + 1)}+{metadata.GetString(type.Name)}"
            : Join(metadata, type.Namespace, type.Name);
    }

    private static T Checked<T>(T handle, int depth) => depth < MaxNesting ? handle : throw new DamagedAssemblyException("A type is nested in itself.");

    private static string Join(MetadataReader metadata, StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
