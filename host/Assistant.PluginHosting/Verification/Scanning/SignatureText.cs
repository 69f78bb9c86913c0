using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// Signatures as text that is the same for the same signature in every assembly (ECMA-335, II.23.2): full names without assemblies, since types
/// move between them.
/// </summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, ImmutableArray<string>>
{
    /// <summary>A longer one is no compiler's; the decoder goes deeper with each byte.</summary>
    private const int MaxBlob = 1 << 16;

    public static SignatureText Instance { get; } = new();

    /// <summary>A blob that is short enough to be decoded.</summary>
    public static BlobHandle Checked(MetadataReader metadata, BlobHandle blob) =>
        metadata.GetBlobReader(blob).Length <= MaxBlob ? blob : throw new DamagedAssemblyException("A signature is longer than 64 KiB.");

    public static string OfMethod(MetadataReader metadata, MethodSignature<string> signature) =>
        string.Create(CultureInfo.InvariantCulture, $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType}`{signature.GenericParameterCount}({Parameters(signature)})");

    public static string Parameters(MethodSignature<string> signature) => string.Join(',', signature.ParameterTypes);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode == PrimitiveTypeCode.TypedReference ? "System.TypedReference" : $"System.{typeCode}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeNames.Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeNames.Of(reader, handle);

    // Only in modifiers, where the compilers write none.
    public string GetTypeFromSpecification(MetadataReader reader, ImmutableArray<string> genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "spec";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericTypeParameter(ImmutableArray<string> genericContext, int index) =>
        !genericContext.IsDefault && index < genericContext.Length ? genericContext[index] : string.Create(CultureInfo.InvariantCulture, $"!{index}");

    public string GetGenericMethodParameter(ImmutableArray<string> genericContext, int index) => string.Create(CultureInfo.InvariantCulture, $"!!{index}");

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"{signature.Header.CallingConvention} {signature.ReturnType}*({Parameters(signature)})";
}
