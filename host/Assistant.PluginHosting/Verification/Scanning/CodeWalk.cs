using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Goes through all code of an assembly: types, members, bodies.</summary>
internal static class CodeWalk
{
    public static void Run(AssemblyImage image, ICodeVisitor visitor)
    {
        foreach (var handle in image.Metadata.TypeDefinitions)
            Visit(image, handle, visitor);
    }

    private static void Visit(AssemblyImage image, TypeDefinitionHandle handle, ICodeVisitor visitor)
    {
        var metadata = image.Metadata;
        var type = metadata.GetTypeDefinition(handle);
        var place = new CodePlace(metadata, handle, default);
        visitor.Reference(type.BaseType, place);
        foreach (var contract in type.GetInterfaceImplementations())
            visitor.Reference(metadata.GetInterfaceImplementation(contract).Interface, place);
        foreach (var implementation in type.GetMethodImplementations())
            visitor.Reference(metadata.GetMethodImplementation(implementation).MethodDeclaration, place);
        Constraints(metadata, type.GetGenericParameters(), place, visitor);
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
            visitor.Field(field.Signature, place with { Member = field.Name });
        foreach (var method in type.GetMethods())
            Visit(image, method, place, visitor);
    }

    private static void Visit(AssemblyImage image, MethodDefinitionHandle handle, CodePlace type, ICodeVisitor visitor)
    {
        var metadata = image.Metadata;
        var method = metadata.GetMethodDefinition(handle);
        var place = type with { Member = method.Name };
        visitor.Method(method, place);
        Constraints(metadata, method.GetGenericParameters(), place, visitor);
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = image.Pe.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            visitor.Locals(metadata.GetStandaloneSignature(body.LocalSignature).Signature, place);
        foreach (var region in body.ExceptionRegions.Where(region => region.Kind == ExceptionRegionKind.Catch))
            visitor.Reference(region.CatchType, place);
        foreach (var token in InstructionReader.Tokens(body.GetILReader()))
        {
            if (token.Kind == HandleKind.UserString)
                visitor.Text(metadata.GetUserString((UserStringHandle)token), place);
            else if (!token.IsNil)
                visitor.Reference((EntityHandle)token, place);
        }
    }

    private static void Constraints(MetadataReader metadata, GenericParameterHandleCollection parameters, CodePlace place, ICodeVisitor visitor)
    {
        foreach (var constraint in parameters.SelectMany(parameter => metadata.GetGenericParameter(parameter).GetConstraints()))
            visitor.Reference(metadata.GetGenericParameterConstraint(constraint).Type, place);
    }
}
