using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>CAP2001 to CAP2006: what would keep the plugin in memory after it was unloaded (measured on .NET 10).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnloadingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Diagnostics.StaticEvent, Diagnostics.ReflectionJson, Diagnostics.Timer, Diagnostics.TypeDescriptor, Diagnostics.ObservableMeter, Diagnostics.ProcessEvent];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // What a source generator writes is not the author's to put right.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (PluginProject.IsTest(start.Options))
                return;
            start.RegisterOperationAction(ProcessWideEvents.Check, OperationKind.EventAssignment);
            start.RegisterOperationAction(JsonByReflection.Check, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference);
            start.RegisterOperationAction(EndlessWork.Check, OperationKind.ObjectCreation, OperationKind.Invocation);
            start.RegisterOperationAction(TypeCaches.Check, OperationKind.Invocation, OperationKind.MethodReference, OperationKind.ObjectCreation);
            start.RegisterOperationAction(ObservableMeters.Check, OperationKind.Invocation);
        });
    }
}
