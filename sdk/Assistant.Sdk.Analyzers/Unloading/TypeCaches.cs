using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>CAP2004: caches of the framework with the plugin's types as keys.</summary>
internal static class TypeCaches
{
    private const string Convert = "Parse and format by hand, or bind the value as a setting.";
    private const string Validate = "Write the rule into settingsSchema, or check it in the code.";

    private static readonly Dictionary<string, string> s_cures = new(StringComparer.Ordinal)
    {
        ["System.ComponentModel.TypeDescriptor"] = Convert,
        // It finds the attributes of a type through TypeDescriptor.
        ["System.ComponentModel.DataAnnotations.Validator"] = Validate,
        ["Microsoft.Extensions.DependencyInjection.OptionsBuilderDataAnnotationsExtensions"] = Validate,
    };

    public static void Check(OperationAnalysisContext context)
    {
        ISymbol? member = context.Operation switch
        {
            IInvocationOperation { TargetMethod: var method } => method.ReducedFrom ?? method,
            IMethodReferenceOperation { Method: var method } => method,
            _ => null,
        };
        if (member?.ContainingType is { } type && s_cures.TryGetValue(SymbolNames.Of(type), out var cure))
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.TypeDescriptor, context.Operation.Syntax.GetLocation(), SymbolNames.Short(member), cure));
    }
}
