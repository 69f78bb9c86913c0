using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>Whether somebody stops what was made: by name and within the type, which is how people do it.</summary>
internal static class Ownership
{
    /// <summary>Whether an object that was just made is kept where something calls one of the methods on it, or is handed on to somebody else.</summary>
    /// <param name="made">The operation that made it.</param>
    /// <param name="endings">Methods that end it: <c>Dispose</c>, <c>Join</c>.</param>
    public static bool IsEnded(IOperation made, IReadOnlyCollection<string> endings)
    {
        var value = made;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IExpressionStatementOperation => false,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } =>
                IsUsing(declarator) || IsCalledOn(local.Name, Body(made), endings) || IsHandedOn(local, Body(made)),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => IsEnded(member, endings),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => IsCalledOn(local.Name, Body(made), endings) || IsHandedOn(local, Body(made)),
            IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => IsEnded(fields[0], endings),
            IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => IsEnded(properties[0], endings),
            // “new Thread(…).Start()”: nobody has it any more.
            IInvocationOperation { Instance: { } instance } when instance == value => false,
            // Whoever gets it as an argument or as a result answers for it.
            _ => true,
        };
    }

    /// <summary>Whether the type that has a field or property calls one of the methods on it.</summary>
    public static bool IsEnded(ISymbol member, IReadOnlyCollection<string> endings) =>
        member.ContainingType?.DeclaringSyntaxReferences.Any(type => IsCalledOn(member.Name, type.GetSyntax(), endings)) is true;

    /// <summary>Whether a method is called on something of this name, or it stands in a <c>using</c>.</summary>
    public static bool IsCalledOn(string name, SyntaxNode? within, IReadOnlyCollection<string> methods) => within?.DescendantNodes().Any(node => node switch
    {
        MemberAccessExpressionSyntax access => methods.Contains(access.Name.Identifier.ValueText) && IsNamed(access.Expression, name),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access =>
            methods.Contains(binding.Name.Identifier.ValueText) && IsNamed(access.Expression, name),
        UsingStatementSyntax { Expression: { } expression } => IsNamed(expression, name),
        _ => false,
    }) is true;

    /// <summary>The code around an operation.</summary>
    public static SyntaxNode? Body(IOperation operation) => operation.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    private static bool IsUsing(IOperation declarator)
    {
        for (var parent = declarator.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IUsingDeclarationOperation or IUsingOperation)
                return true;
        }

        return false;
    }

    private static bool IsHandedOn(ILocalSymbol local, SyntaxNode? body) => body?.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == local.Name && name.Parent is ReturnStatementSyntax or ArgumentSyntax) is true;

    private static bool IsNamed(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText == name,
        PostfixUnaryExpressionSyntax postfix => IsNamed(postfix.Operand, name),
        ParenthesizedExpressionSyntax parenthesized => IsNamed(parenthesized.Expression, name),
        AwaitExpressionSyntax awaited => IsNamed(awaited.Expression, name),
        _ => false,
    };
}
