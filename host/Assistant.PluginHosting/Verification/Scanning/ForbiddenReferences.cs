using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>What is forbidden of the things that an assembly's metadata refer to, by handle. For one thread.</summary>
internal sealed class ForbiddenReferences
{
    private static readonly IReadOnlyList<ForbiddenUse> s_none = [];

    private readonly AssemblyImage _image;
    private readonly MetadataReader _metadata;
    private readonly TypeResolver _resolver;
    private readonly SignatureDecoder<IReadOnlyList<ForbiddenUse>, object?> _decoder;
    private readonly Dictionary<EntityHandle, IReadOnlyList<ForbiddenUse>> _known = [];

    public ForbiddenReferences(AssemblyImage image, TypeResolver resolver)
    {
        (_image, _metadata, _resolver) = (image, image.Metadata, resolver);
        _decoder = new(new ForbiddenTypes(handle => Of(handle)), _metadata, null);
    }

    /// <summary>Everything forbidden that a type, member or stand-alone signature leads to; empty where nothing is.</summary>
    public IReadOnlyList<ForbiddenUse> Of(EntityHandle handle)
    {
        if (handle.IsNil)
            return s_none;
        if (!_known.TryGetValue(handle, out var uses))
            _known[handle] = uses = Find(handle);
        return uses;
    }

    public IReadOnlyList<ForbiddenUse> OfMethod(BlobHandle signature)
    {
        var blob = Blob(signature);
        return ForbiddenTypes.OfMethod(_decoder.DecodeMethodSignature(ref blob));
    }

    public IReadOnlyList<ForbiddenUse> OfField(BlobHandle signature)
    {
        var blob = Blob(signature);
        return _decoder.DecodeFieldSignature(ref blob);
    }

    public IReadOnlyList<ForbiddenUse> OfLocals(BlobHandle signature)
    {
        var blob = Blob(signature);
        return ForbiddenTypes.Join(_decoder.DecodeLocalSignature(ref blob));
    }

    private IReadOnlyList<ForbiddenUse> Find(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                return OfType((TypeReferenceHandle)handle);
            case HandleKind.TypeSpecification:
                var type = Blob(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                return _decoder.DecodeType(ref type);
            case HandleKind.MemberReference:
                return OfMember(_metadata.GetMemberReference((MemberReferenceHandle)handle));
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                var arguments = Blob(method.Signature);
                return ForbiddenTypes.Join([Of(method.Method), .. _decoder.DecodeMethodSpecificationSignature(ref arguments)]);
            case HandleKind.StandaloneSignature:
                return OfCall(_metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
            default:
                return s_none; // The assembly's own types and members: what they lead to is seen where they are defined.
        }
    }

    private IReadOnlyList<ForbiddenUse> OfType(TypeReferenceHandle handle)
    {
        var name = TypeNames.Of(_metadata, handle);
        var resolved = _resolver.Resolve(_image, handle);
        if (resolved is { Image.IsShared: false })
            return s_none; // The plugin's own, whatever it is called.
        if (CodePolicy.OfType(name) is { } rule)
            return [new ForbiddenUse(rule, name)];
        return resolved is { } type && _resolver.Lineage(type).Select(ancestor => CodePolicy.OfType(ancestor.Type.Name)).FirstOrDefault(found => found is not null) is { } inherited
            ? [new ForbiddenUse(inherited, name)]
            : s_none;
    }

    private IReadOnlyList<ForbiddenUse> OfMember(MemberReference member)
    {
        var signature = member.GetKind() == MemberReferenceKind.Method ? OfMethod(member.Signature) : OfField(member.Signature);
        var own = OfMemberItself(member) is { } use ? [use] : s_none;
        // The member says more than its type, which then need not be named again.
        var parent = Of(member.Parent);
        var named = parent.Count > 0 && member.Parent.Kind == HandleKind.TypeReference ? [.. parent.Select(found => found with { Target = $"{found.Target}.{Name(member)}" })] : parent;
        return ForbiddenTypes.Join([own, named, signature]);
    }

    private ForbiddenUse? OfMemberItself(MemberReference member)
    {
        if (member.Parent.Kind == HandleKind.ModuleReference)
            return new ForbiddenUse(CodePolicy.Native, $"{Name(member)} of another module");
        var name = _metadata.GetString(member.Name);
        var parameters = member.GetKind() == MemberReferenceKind.Method ? TypeResolver.Parameters(_metadata, member.Signature) : "";
        if (_resolver.Resolve(_image, member.Parent) is not { } type)
        {
            return member.Parent.Kind == HandleKind.TypeReference && TypeNames.Of(_metadata, (TypeReferenceHandle)member.Parent) is var unresolved && CodePolicy.OfMember(unresolved, name, parameters) is { } unknown
                ? new ForbiddenUse(unknown, $"{unresolved}.{Name(member)}")
                : null;
        }

        // A member can be named through a type that only inherits it; constructors cannot.
        var ancestors = _resolver.Lineage(type).Take(name is ".ctor" or ".cctor" ? 1 : int.MaxValue).Where(ancestor => ancestor.Type.Image.IsShared).Select(ancestor => ancestor.Type.Name);
        foreach (var ancestor in ancestors)
        {
            if (CodePolicy.OfMember(ancestor, name, parameters) is { } rule)
                return new ForbiddenUse(rule, $"{ancestor}.{Name(member)}");
        }

        return null;
    }

    private IReadOnlyList<ForbiddenUse> OfCall(StandaloneSignature signature)
    {
        if (signature.GetKind() != StandaloneSignatureKind.Method)
            return OfLocals(signature.Signature);
        var blob = Blob(signature.Signature);
        var method = _decoder.DecodeMethodSignature(ref blob);
        return ForbiddenTypes.IsUnmanaged(method.Header.CallingConvention)
            ? ForbiddenTypes.Join([[new ForbiddenUse(CodePolicy.Native, "a call through a pointer to an unmanaged function")], ForbiddenTypes.OfMethod(method)])
            : ForbiddenTypes.OfMethod(method);
    }

    private string Name(MemberReference member) => _metadata.GetString(member.Name) is var name && name == ".ctor" ? "new" : name;

    private BlobReader Blob(BlobHandle handle) => _metadata.GetBlobReader(SignatureText.Checked(_metadata, handle));
}
