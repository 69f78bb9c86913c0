using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// Looks for what <see cref="CodePolicy"/> forbids in one assembly: in all code with its places, in attributes, and then in the tables of
/// metadata as a whole, so that nothing counts as absent that merely was not come across. For one thread.
/// </summary>
internal sealed class ForbiddenScan : ICodeVisitor
{
    private readonly AssemblyImage _image;
    private readonly MetadataReader _metadata;
    private readonly ForbiddenReferences _references;
    private readonly Dictionary<ForbiddenUse, CodePlace?> _found = [];

    private ForbiddenScan(AssemblyImage image, TypeResolver resolver)
    {
        (_image, _metadata) = (image, image.Metadata);
        _references = new ForbiddenReferences(image, resolver);
    }

    /// <summary>Each forbidden use with the place where it was come across first; <see langword="null"/> where it stands in no code.</summary>
    public static IReadOnlyDictionary<ForbiddenUse, CodePlace?> Run(AssemblyImage image, TypeResolver resolver)
    {
        var scan = new ForbiddenScan(image, resolver);
        scan.File();
        CodeWalk.Run(image, scan);
        foreach (var handle in image.Metadata.CustomAttributes)
            scan.Attribute(image.Metadata.GetCustomAttribute(handle));
        scan.Tables();
        return scan._found;
    }

    public void Reference(EntityHandle handle, CodePlace place) => Add(_references.Of(handle), place);

    public void Text(string text, CodePlace place)
    {
        foreach (var use in NamesInText.Find(text))
            Add([new ForbiddenUse(CodePolicy.Reflection, $"the string “{use.Target}”")], place);
    }

    public void Method(MethodDefinition method, CodePlace place)
    {
        Add(_references.OfMethod(method.Signature), place);
        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
            Add([new ForbiddenUse(CodePolicy.Native, $"the native function {Imported(method)}")], place);
        else if ((method.ImplAttributes & (MethodImplAttributes.CodeTypeMask | MethodImplAttributes.Unmanaged | MethodImplAttributes.InternalCall)) is not (MethodImplAttributes.IL or MethodImplAttributes.Runtime))
            Add([new ForbiddenUse(CodePolicy.Native, "a body that is no IL")], place);
    }

    public void Field(BlobHandle signature, CodePlace place) => Add(_references.OfField(signature), place);

    public void Locals(BlobHandle signature, CodePlace place) => Add(_references.OfLocals(signature), place);

    private void Add(IReadOnlyList<ForbiddenUse> uses, CodePlace? place)
    {
        foreach (var use in uses)
            _found.TryAdd(use, place);
    }

    // Precompiled code (ReadyToRun, C++/CLI) would run in place of the IL that is looked at here.
    private void File()
    {
        if (_image.Pe.PEHeaders.CorHeader is { } header && (!header.Flags.HasFlag(CorFlags.ILOnly) || header.ManagedNativeHeaderDirectory.Size != 0 || header.VtableFixupsDirectory.Size != 0))
            Add([new ForbiddenUse(CodePolicy.Native, "precompiled code beside the IL (publish without PublishReadyToRun)")], null);
    }

    private string Imported(MethodDefinition method)
    {
        var import = method.GetImport();
        var name = _metadata.GetString(import.Name.IsNil ? method.Name : import.Name);
        return import.Module.IsNil ? name : $"{name} of {_metadata.GetString(_metadata.GetModuleReference(import.Module).Name)}";
    }

    private void Attribute(CustomAttribute attribute)
    {
        var place = PlaceOf(attribute.Parent);
        Add(_references.Of(attribute.Constructor), place);
        // The runtime goes by the name of some attributes, whoever defines them.
        if (AttributeType(attribute) is { } name && CodePolicy.OfType(name) is { } rule)
            Add([new ForbiddenUse(rule, name)], place);
        foreach (var use in AttributeValues.Find(_metadata, attribute))
            Add([use], place);
    }

    private string? AttributeType(CustomAttribute attribute)
    {
        var type = attribute.Constructor.Kind == HandleKind.MethodDefinition
            ? _metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()
            : _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition => TypeNames.Of(_metadata, (TypeDefinitionHandle)type),
            HandleKind.TypeReference => TypeNames.Of(_metadata, (TypeReferenceHandle)type),
            _ => null,
        };
    }

    private CodePlace? PlaceOf(EntityHandle parent)
    {
        switch (parent.Kind)
        {
            case HandleKind.TypeDefinition:
                return new CodePlace(_metadata, (TypeDefinitionHandle)parent, default);
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)parent);
                return new CodePlace(_metadata, method.GetDeclaringType(), method.Name);
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)parent);
                return new CodePlace(_metadata, field.GetDeclaringType(), field.Name);
            default:
                return null;
        }
    }

    private void Tables()
    {
        Rows(TableIndex.TypeRef, row => MetadataTokens.TypeReferenceHandle(row));
        Rows(TableIndex.MemberRef, row => MetadataTokens.MemberReferenceHandle(row));
        Rows(TableIndex.TypeSpec, row => MetadataTokens.TypeSpecificationHandle(row));
        Rows(TableIndex.MethodSpec, row => MetadataTokens.MethodSpecificationHandle(row));
        Rows(TableIndex.StandAloneSig, row => MetadataTokens.StandaloneSignatureHandle(row));
        foreach (var handle in _metadata.ExportedTypes)
        {
            var name = TypeNames.Of(_metadata, handle);
            if (CodePolicy.OfType(name) is { } rule)
                Add([new ForbiddenUse(rule, name)], null);
        }
    }

    // A row of a table is told only where nothing of its rule and type was found with a place.
    private void Rows(TableIndex table, Func<int, EntityHandle> handle)
    {
        for (var row = 1; row <= _metadata.GetTableRowCount(table); row++)
        {
            foreach (var use in _references.Of(handle(row)))
            {
                if (!_found.Keys.Any(found => found.Rule == use.Rule && Covers(found.Target, use.Target)))
                    Add([use], null);
            }
        }
    }

    private static bool Covers(string found, string type) =>
        found.StartsWith(type, StringComparison.Ordinal) && (found.Length == type.Length || found[type.Length] is '.' or '+');
}
