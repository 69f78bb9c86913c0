using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Collects the forbidden types of signatures, wherever they stand in them: arguments of generics, elements, modifiers.</summary>
/// <param name="ofReference">What a reference to a type leads to.</param>
internal sealed class ForbiddenTypes(Func<TypeReferenceHandle, IReadOnlyList<ForbiddenUse>> ofReference) : ISignatureTypeProvider<IReadOnlyList<ForbiddenUse>, object?>
{
    private static readonly IReadOnlyList<ForbiddenUse> s_none = [];

    private static readonly IReadOnlyList<ForbiddenUse> s_pointer = [new(CodePolicy.Native, "a pointer to an unmanaged function")];

    public static bool IsUnmanaged(SignatureCallingConvention convention) => convention is not (SignatureCallingConvention.Default or SignatureCallingConvention.VarArgs);

    public static IReadOnlyList<ForbiddenUse> OfMethod(MethodSignature<IReadOnlyList<ForbiddenUse>> signature) => Join(signature.ParameterTypes.Add(signature.ReturnType));

    public static IReadOnlyList<ForbiddenUse> Join(IEnumerable<IReadOnlyList<ForbiddenUse>> parts)
    {
        var all = s_none;
        foreach (var part in parts)
        {
            if (part.Count > 0)
                all = all.Count == 0 ? part : [.. all, .. part];
        }

        return all;
    }

    public IReadOnlyList<ForbiddenUse> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => ofReference(handle);

    public IReadOnlyList<ForbiddenUse> GetPrimitiveType(PrimitiveTypeCode typeCode) => s_none;

    public IReadOnlyList<ForbiddenUse> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => s_none;

    // All specifications are looked at by themselves.
    public IReadOnlyList<ForbiddenUse> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => s_none;

    public IReadOnlyList<ForbiddenUse> GetSZArrayType(IReadOnlyList<ForbiddenUse> elementType) => elementType;

    public IReadOnlyList<ForbiddenUse> GetArrayType(IReadOnlyList<ForbiddenUse> elementType, ArrayShape shape) => elementType;

    public IReadOnlyList<ForbiddenUse> GetByReferenceType(IReadOnlyList<ForbiddenUse> elementType) => elementType;

    public IReadOnlyList<ForbiddenUse> GetPointerType(IReadOnlyList<ForbiddenUse> elementType) => elementType;

    public IReadOnlyList<ForbiddenUse> GetPinnedType(IReadOnlyList<ForbiddenUse> elementType) => elementType;

    public IReadOnlyList<ForbiddenUse> GetGenericInstantiation(IReadOnlyList<ForbiddenUse> genericType, ImmutableArray<IReadOnlyList<ForbiddenUse>> typeArguments) => Join(typeArguments.Insert(0, genericType));

    public IReadOnlyList<ForbiddenUse> GetGenericTypeParameter(object? genericContext, int index) => s_none;

    public IReadOnlyList<ForbiddenUse> GetGenericMethodParameter(object? genericContext, int index) => s_none;

    public IReadOnlyList<ForbiddenUse> GetModifiedType(IReadOnlyList<ForbiddenUse> modifier, IReadOnlyList<ForbiddenUse> unmodifiedType, bool isRequired) => Join([modifier, unmodifiedType]);

    public IReadOnlyList<ForbiddenUse> GetFunctionPointerType(MethodSignature<IReadOnlyList<ForbiddenUse>> signature) =>
        IsUnmanaged(signature.Header.CallingConvention) ? Join([s_pointer, OfMethod(signature)]) : OfMethod(signature);
}
