using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// Finds what the references of an assembly lead to, as the runtime would: through facades and type forwarding, up the base classes, with the
/// type arguments put in. For one thread.
/// </summary>
internal sealed class TypeResolver(PluginAssemblies assemblies)
{
    // Metadata can be made by hand so that a type is its own base, or two assemblies forward to each other.
    private const int MaxSteps = 64;

    private readonly Dictionary<(AssemblyImage Image, TypeReferenceHandle Handle), ResolvedType?> _references = [];

    /// <summary>What a reference leads to; <see langword="null"/> where nothing is there.</summary>
    public ResolvedType? Resolve(AssemblyImage image, TypeReferenceHandle handle)
    {
        if (!_references.TryGetValue((image, handle), out var resolved))
            _references[(image, handle)] = resolved = Find(ScopeOf(image, handle), TypeNames.Of(image.Metadata, handle));
        return resolved;
    }

    /// <summary>The type definition behind a reference, a definition or a generic type with its arguments.</summary>
    public ResolvedType? Resolve(AssemblyImage image, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => Resolve(image, (TypeReferenceHandle)handle),
        HandleKind.TypeDefinition => new ResolvedType(image, (TypeDefinitionHandle)handle),
        HandleKind.TypeSpecification => GenericDefinition(image, (TypeSpecificationHandle)handle) is { IsNil: false } definition ? Resolve(image, definition) : null,
        _ => null,
    };

    /// <summary>A type and its base types, the nearest first, each with its type arguments as the first one sees them.</summary>
    public IEnumerable<(ResolvedType Type, ImmutableArray<string> Arguments)> Lineage(ResolvedType type)
    {
        var arguments = default(ImmutableArray<string>);
        for (var step = 0; step < MaxSteps; step++)
        {
            yield return (type, arguments);
            var @base = type.Definition.BaseType;
            if (@base.IsNil)
                yield break;
            if (@base.Kind == HandleKind.TypeSpecification)
                arguments = Arguments(type.Image, (TypeSpecificationHandle)@base, arguments);
            if (Resolve(type.Image, @base) is not { } next)
                yield break;
            type = next;
        }
    }

    /// <summary>The type of <paramref name="lineage"/> that has the member; <see langword="null"/> where none has.</summary>
    public ResolvedType? FindMember(AssemblyImage image, MemberReference member, ResolvedType start)
    {
        var name = image.Metadata.GetString(member.Name);
        var isField = member.GetKind() == MemberReferenceKind.Field;
        var wanted = Text(image.Metadata, member.Signature, isField, default);
        foreach (var (type, arguments) in Lineage(start))
        {
            var metadata = type.Image.Metadata;
            var has = isField
                ? type.Definition.GetFields().Select(metadata.GetFieldDefinition).Any(field => metadata.StringComparer.Equals(field.Name, name) && Text(metadata, field.Signature, isField, arguments) == wanted)
                : type.Definition.GetMethods().Select(metadata.GetMethodDefinition).Any(method => metadata.StringComparer.Equals(method.Name, name) && Text(metadata, method.Signature, isField, arguments) == wanted);
            if (has)
                return type;
        }

        return null;
    }

    /// <summary>The parameters of a method's signature, parted by commas.</summary>
    public static string Parameters(MetadataReader metadata, BlobHandle signature)
    {
        var blob = Blob(metadata, signature);
        return SignatureText.Parameters(new SignatureDecoder<string, ImmutableArray<string>>(SignatureText.Instance, metadata, default).DecodeMethodSignature(ref blob));
    }

    private static string Text(MetadataReader metadata, BlobHandle signature, bool isField, ImmutableArray<string> arguments)
    {
        var blob = Blob(metadata, signature);
        var decoder = new SignatureDecoder<string, ImmutableArray<string>>(SignatureText.Instance, metadata, arguments);
        return isField ? decoder.DecodeFieldSignature(ref blob) : SignatureText.OfMethod(metadata, decoder.DecodeMethodSignature(ref blob));
    }

    private static BlobReader Blob(MetadataReader metadata, BlobHandle signature) => metadata.GetBlobReader(SignatureText.Checked(metadata, signature));

    private static string? ScopeOf(AssemblyImage image, TypeReferenceHandle handle)
    {
        var scope = image.Metadata.GetTypeReference(handle).ResolutionScope;
        for (var step = 0; step < MaxSteps && scope is { IsNil: false, Kind: HandleKind.TypeReference }; step++)
            scope = image.Metadata.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        return scope.IsNil || scope.Kind is HandleKind.ModuleDefinition or HandleKind.ModuleReference
            ? image.Name
            : scope.Kind == HandleKind.AssemblyReference ? image.Metadata.GetString(image.Metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) : null;
    }

    private ResolvedType? Find(string? assembly, string name)
    {
        for (var step = 0; step < MaxSteps && assembly is not null && assemblies.Find(assembly) is { } image; step++)
        {
            if (image.Type(name) is { } definition)
                return new ResolvedType(image, definition);
            assembly = image.ForwardOf(name);
        }

        return null;
    }

    // ECMA-335, II.23.2.12: GENERICINST (CLASS | VALUETYPE) TypeDefOrRefOrSpecEncoded …; other specifications are arrays and pointers.
    private static EntityHandle GenericDefinition(AssemblyImage image, TypeSpecificationHandle handle)
    {
        var blob = Blob(image.Metadata, image.Metadata.GetTypeSpecification(handle).Signature);
        if (blob.Length < 3 || blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        _ = blob.ReadByte();
        var definition = blob.ReadTypeHandle();
        return definition.Kind == HandleKind.TypeSpecification ? default : definition;
    }

    private static ImmutableArray<string> Arguments(AssemblyImage image, TypeSpecificationHandle handle, ImmutableArray<string> context)
    {
        var blob = Blob(image.Metadata, image.Metadata.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        _ = blob.ReadByte();
        _ = blob.ReadTypeHandle();
        var decoder = new SignatureDecoder<string, ImmutableArray<string>>(SignatureText.Instance, image.Metadata, context);
        var arguments = new string[Math.Min(blob.ReadCompressedInteger(), 1024)];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = decoder.DecodeType(ref blob);
        return [.. arguments];
    }
}
