using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assistant.Sdk.Analyzers.Forbidden;

/// <summary>Looks at each place in the code that could lead to something forbidden. Thread-safe.</summary>
internal sealed class ForbiddenCodeVisitor(ForbiddenTable table, ISet<string> permitted)
{
    /// <summary>A name: of a type, wherever it stands, or of a member that is used.</summary>
    public void Name(SyntaxNodeAnalysisContext context)
    {
        var name = (SimpleNameSyntax)context.Node;
        if (name.IsVar || IsWithoutUse(name))
            return;
        var symbol = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol;
        if (symbol is IAliasSymbol alias)
            symbol = alias.Target;
        if (symbol is null && name.Identifier.ValueText == "dynamic" && context.SemanticModel.GetTypeInfo(name, context.CancellationToken).Type is IDynamicTypeSymbol)
            symbol = context.Compilation.DynamicType;
        switch (symbol)
        {
            case IDynamicTypeSymbol:
                Report(context, ForbiddenRules.Reflection, name, "dynamic");
                break;
            case INamedTypeSymbol type:
                // Who derives from a type calls its constructor, seen or unseen.
                Report(context, table.OfType(type) ?? (name.Parent is BaseTypeSyntax ? table.OfConstructors(type) : null), name, type.Name);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } when name.FirstAncestorOrSelf<AttributeSyntax>() is not null:
                Report(context, table.OfType(type), name, type.Name);
                break;
            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                Member(context, name, symbol);
                break;
        }
    }

    /// <summary>“new(…)” and “new T(…)”.</summary>
    public void Construction(SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is not IMethodSymbol constructor)
            return;
        var rule = table.OfMember(constructor, ".ctor");
        // A type that is forbidden is told of at its name, where there is one.
        if (rule is null && context.Node is ImplicitObjectCreationExpressionSyntax)
            rule = table.OfType(constructor.ContainingType);
        Report(context, rule, context.Node, SymbolNames.Short(constructor));
    }

    /// <summary>A text that is through and through the name of a type, as <c>Type.GetType</c> takes it.</summary>
    public void Text(SyntaxNodeAnalysisContext context)
    {
        var text = ((LiteralExpressionSyntax)context.Node).Token.ValueText;
        if (!text.StartsWith("System.", StringComparison.Ordinal) && !text.StartsWith("Microsoft.", StringComparison.Ordinal))
            return;
        var end = text.IndexOf(',');
        var name = end < 0 ? text : text.Substring(0, end);
        if (name.IndexOf(' ') < 0)
            Report(context, table.OfType(name), context.Node, name);
    }

    /// <summary>A pointer to an unmanaged function.</summary>
    public void FunctionPointer(SyntaxNodeAnalysisContext context)
    {
        if (((FunctionPointerTypeSyntax)context.Node).CallingConvention?.ManagedOrUnmanagedKeyword.IsKind(SyntaxKind.UnmanagedKeyword) is true)
            Report(context, ForbiddenRules.Native, context.Node, "A pointer to an unmanaged function");
    }

    /// <summary>A method whose code lies in a native library; what a source generator makes of <c>LibraryImport</c> is one too.</summary>
    public void Extern(SymbolAnalysisContext context)
    {
        if (context.Symbol is IMethodSymbol { IsExtern: true } method && !permitted.Contains(ForbiddenRules.Native.Permission))
            context.ReportDiagnostic(Diagnostic.Create(ForbiddenRules.Native.Descriptor, method.Locations[0], $"The extern method {method.Name}"));
    }

    private void Member(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, ISymbol symbol)
    {
        var rule = Names(name, symbol).Select(accessor => table.OfMember(symbol, accessor)).FirstOrDefault(found => found is not null)
            ?? (symbol.ContainingType is { } type && !symbol.IsStatic && !IsOurs(context, symbol) ? table.OfType(type) : null)
            ?? OfSignature(context, symbol);
        Report(context, rule, name, SymbolNames.Short(symbol));
    }

    // A member may hand out what is never named: “var socket = x.Client”.
    private ForbiddenRule? OfSignature(SyntaxNodeAnalysisContext context, ISymbol symbol)
    {
        if (IsOurs(context, symbol))
            return null;
        var type = symbol switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is INamedTypeSymbol { TypeKind: not TypeKind.Enum } named && SymbolNames.Of(symbol.ContainingType) != SymbolNames.Of(named) ? table.OfType(named) : null;
    }

    private static IEnumerable<string> Names(SimpleNameSyntax name, ISymbol symbol)
    {
        switch (symbol)
        {
            case IPropertySymbol:
                if (IsAssigned(name, out var onlyWritten))
                    yield return $"set_{symbol.Name}";
                if (!onlyWritten)
                    yield return $"get_{symbol.Name}";
                break;
            case IEventSymbol:
                yield return $"add_{symbol.Name}";
                yield return $"remove_{symbol.Name}";
                break;
            default:
                yield return symbol.Name;
                break;
        }
    }

    private static bool IsAssigned(SimpleNameSyntax name, out bool onlyWritten)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        var assigned = whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
        onlyWritten = assigned && whole.Parent.IsKind(SyntaxKind.SimpleAssignmentExpression);
        return assigned;
    }

    // The name of a namespace in a using, of a named argument, in nameof or in a comment leads nowhere.
    private static bool IsWithoutUse(SimpleNameSyntax name) =>
        name.IsPartOfStructuredTrivia()
        || name.Parent is NameColonSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax
        || (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
        || name.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null;

    private static bool IsOurs(SyntaxNodeAnalysisContext context, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, context.Compilation.Assembly);

    private void Report(SyntaxNodeAnalysisContext context, ForbiddenRule? rule, SyntaxNode node, string what)
    {
        if (rule is not null && !permitted.Contains(rule.Permission))
            context.ReportDiagnostic(Diagnostic.Create(rule.Descriptor, node.GetLocation(), what));
    }
}
