using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>CAP2005: a meter stays in the process's list until it is disposed, and holds the callbacks of its instruments.</summary>
internal static class ObservableMeters
{
    private static readonly string[] s_ends = ["Dispose"];

    public static void Check(OperationAnalysisContext context)
    {
        if (context.Operation is not IInvocationOperation { TargetMethod: var method, Instance: { } meter } call
            || !method.Name.StartsWith("CreateObservable", StringComparison.Ordinal)
            || SymbolNames.Of(method.ContainingType) != "System.Diagnostics.Metrics.Meter")
        {
            return;
        }

        var isDisposed = meter switch
        {
            IMemberReferenceOperation { Member: var member } => Ownership.IsEnded(member, s_ends),
            ILocalReferenceOperation { Local: var local } => Ownership.IsCalledOn(local.Name, Ownership.Body(call), s_ends) || local.IsUsing,
            // Whoever gave it answers for it.
            IParameterReferenceOperation => true,
            _ => false,
        };
        if (!isDisposed)
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.ObservableMeter, call.Syntax.GetLocation(), SymbolNames.Short(method)));
    }
}
