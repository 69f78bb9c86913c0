using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>CAP2001 and CAP2006: handlers on events that outlive the plugin.</summary>
internal static class ProcessWideEvents
{
    private static readonly HashSet<string> s_ofTheProcess = new(StringComparer.Ordinal) { "System.AppDomain", "System.Runtime.Loader.AssemblyLoadContext" };

    public static void Check(OperationAnalysisContext context)
    {
        if (context.Operation is not IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var handled } } assignment)
            return;
        if (SymbolEqualityComparer.Default.Equals(handled.ContainingAssembly, context.Compilation.Assembly))
            return; // A static field of the plugin's own goes with it.
        var ofTheProcess = s_ofTheProcess.Contains(SymbolNames.Of(handled.ContainingType));
        if ((!ofTheProcess && !handled.IsStatic) || IsTakenOff(context, assignment, handled))
            return;
        context.ReportDiagnostic(Diagnostic.Create(ofTheProcess ? Diagnostics.ProcessEvent : Diagnostics.StaticEvent, assignment.Syntax.GetLocation(), SymbolNames.Short(handled)));
    }

    // A handler that is a lambda is another one each time: only a named method can be taken off again.
    private static bool IsTakenOff(OperationAnalysisContext context, IEventAssignmentOperation assignment, IEventSymbol handled) =>
        assignment.HandlerValue is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } }
        && context.ContainingSymbol.ContainingType.DeclaringSyntaxReferences
            .SelectMany(type => type.GetSyntax(context.CancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Any(taken => taken.IsKind(SyntaxKind.SubtractAssignmentExpression) && EndsWith(taken.Left, handled.Name) && EndsWith(taken.Right, method.Name));

    private static bool EndsWith(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
        _ => false,
    };
}
