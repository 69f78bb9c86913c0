using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>
/// CAP2002: JSON by reflection. .NET marks those members with <c>[RequiresUnreferencedCode]</c>, since what they need may have been trimmed
/// away; the overloads that take a <c>JsonTypeInfo</c> or a context have no mark.
/// </summary>
internal static class JsonByReflection
{
    private const string Mark = "RequiresUnreferencedCodeAttribute";

    public static void Check(OperationAnalysisContext context)
    {
        var member = context.Operation switch
        {
            IInvocationOperation { TargetMethod: var method } => (ISymbol)(method.ReducedFrom ?? method),
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            IPropertyReferenceOperation { Property: var property } => property,
            _ => null,
        };
        if (member?.ContainingType is { } type && (IsMarked(member, type) || IsFunctionWithoutOptions(context.Operation, type)))
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.ReflectionJson, context.Operation.Syntax.GetLocation(), SymbolNames.Short(member)));
    }

    private static bool IsMarked(ISymbol member, INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace.ToDisplayString();
        if (!space.StartsWith("System.Text.Json", StringComparison.Ordinal) && space != "System.Net.Http.Json")
            return false;
        return HasMark(member) || (member is IMethodSymbol { MethodKind: MethodKind.Constructor } && HasMark(type)) || (member is IPropertySymbol { GetMethod: { } getter } && HasMark(getter));
    }

    // Its default options build the schema by reflection.
    private static bool IsFunctionWithoutOptions(IOperation operation, INamedTypeSymbol type) =>
        operation is IInvocationOperation { TargetMethod.Name: "Create" } call
        && SymbolNames.Of(type) == "Microsoft.Extensions.AI.AIFunctionFactory"
        && !call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.Name is "JsonSerializerOptions" or "AIFunctionFactoryOptions" && !argument.Value.ConstantValue.HasValue);

    private static bool HasMark(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == Mark);
}
