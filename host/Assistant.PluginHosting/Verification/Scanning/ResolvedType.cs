using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Where a type is defined.</summary>
internal readonly record struct ResolvedType(AssemblyImage Image, TypeDefinitionHandle Handle)
{
    public string Name => TypeNames.Of(Image.Metadata, Handle);

    public TypeDefinition Definition => Image.Metadata.GetTypeDefinition(Handle);
}
