using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assistant.Sdk.Analyzers.Forbidden;

/// <summary>CAP1001 to CAP1009: what the host's scan refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForbiddenCodeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. ForbiddenRules.All.Select(rule => rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (PluginProject.IsTest(context.Options))
            return;
        var permitted = PluginManifestFile.PermittedCode(context.Options, context.CancellationToken);
        var visitor = new ForbiddenCodeVisitor(new ForbiddenTable(ForbiddenRules.All.Where(rule => !permitted.Contains(rule.Permission))), permitted);
        context.RegisterSyntaxNodeAction(visitor.Name, SyntaxKind.IdentifierName, SyntaxKind.GenericName);
        context.RegisterSyntaxNodeAction(visitor.Construction, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.RegisterSyntaxNodeAction(visitor.Text, SyntaxKind.StringLiteralExpression);
        context.RegisterSyntaxNodeAction(visitor.FunctionPointer, SyntaxKind.FunctionPointerType);
        context.RegisterSymbolAction(visitor.Extern, SymbolKind.Method);
    }
}
