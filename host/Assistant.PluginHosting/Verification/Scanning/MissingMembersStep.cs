using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// Whether every type and member that the plugin's assemblies refer to is there, with the very signature: in this host's shared assemblies and
/// in the plugin's own. One that is missing would fail at its first call, in the middle of somebody's question.
/// </summary>
internal sealed class MissingMembersStep : IVerificationStep
{
    private const int MaxFindings = 20;

    public string Name => "missing members";

    public PluginState Refused => PluginState.Incompatible;

    public IReadOnlyList<Finding> Check(PluginSubject subject)
    {
        var resolver = new TypeResolver(subject.Assemblies);
        var findings = new List<Finding>();
        foreach (var image in subject.Assemblies.Images)
        {
            var missing = Missing(image, resolver);
            if (missing.Count == 0)
                continue;
            var places = new Places();
            CodeWalk.Run(image, places);
            findings.AddRange(missing.Take(MaxFindings).Select(pair => new Finding(image.File, Sentence(pair.Value, places.Of(image.Metadata, pair.Key)))));
            if (missing.Count > MaxFindings)
                findings.Add(new Finding(image.File, $"uses {missing.Count - MaxFindings} more types and members that are missing."));
        }

        return findings;
    }

    private static string Sentence(string what, CodePlace? place) =>
        $"{(place is { } known ? $"{known} uses" : "uses")} {what} Build the plugin against the version of Assistant.Sdk in this host and publish it with all its dependencies, or update the host.";

    private static Dictionary<EntityHandle, string> Missing(AssemblyImage image, TypeResolver resolver)
    {
        var metadata = image.Metadata;
        var missing = new Dictionary<EntityHandle, string>();
        foreach (var handle in metadata.TypeReferences)
        {
            if (resolver.Resolve(image, handle) is null)
                missing[handle] = $"the type {TypeNames.Of(metadata, handle)}, which {Scope(metadata, handle)} does not have.";
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            // Arrays have methods that no metadata defines; a missing type is told above.
            if (member.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeSpecification or HandleKind.TypeDefinition) || resolver.Resolve(image, member.Parent) is not { } type)
                continue;
            if (resolver.FindMember(image, member, type) is null)
                missing[handle] = $"{type.Name}.{Shown(metadata, member)}, which {type.Image.Name} {type.Image.Version} does not have.";
        }

        return missing;
    }

    private static string Shown(MetadataReader metadata, MemberReference member) => member.GetKind() == MemberReferenceKind.Method
        ? $"{metadata.GetString(member.Name)}({TypeResolver.Parameters(metadata, member.Signature)})"
        : metadata.GetString(member.Name);

    private static string Scope(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope is { IsNil: false, Kind: HandleKind.AssemblyReference } && metadata.GetAssemblyReference((AssemblyReferenceHandle)scope) is var reference
            ? $"{metadata.GetString(reference.Name)} in this host"
            : "its assembly";
    }

    /// <summary>Where each reference is used first.</summary>
    private sealed class Places : ICodeVisitor
    {
        private readonly Dictionary<EntityHandle, CodePlace> _first = [];

        public CodePlace? Of(MetadataReader metadata, EntityHandle handle)
        {
            if (_first.TryGetValue(handle, out var place))
                return place;
            foreach (var (used, at) in _first)
            {
                if (Leads(metadata, used, handle))
                    return at;
            }

            return null;
        }

        public void Reference(EntityHandle handle, CodePlace place) => _first.TryAdd(handle, place);

        public void Text(string text, CodePlace place)
        {
        }

        public void Method(MethodDefinition method, CodePlace place)
        {
        }

        public void Field(BlobHandle signature, CodePlace place)
        {
        }

        public void Locals(BlobHandle signature, CodePlace place)
        {
        }

        private static bool Leads(MetadataReader metadata, EntityHandle from, EntityHandle to) => from.Kind switch
        {
            HandleKind.MethodSpecification => metadata.GetMethodSpecification((MethodSpecificationHandle)from).Method is var method && (method == to || Leads(metadata, method, to)),
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)from).Parent == to,
            _ => false,
        };
    }
}
