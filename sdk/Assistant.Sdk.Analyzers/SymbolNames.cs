using Microsoft.CodeAnalysis;

namespace Assistant.Sdk.Analyzers;

/// <summary>Full names as metadata has them; of a nested type, that of the outermost one around it.</summary>
internal static class SymbolNames
{
    public static string Of(ITypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;
    }

    /// <summary>As people read it: <c>File.ReadAllText</c>.</summary>
    public static string Short(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $"new {constructor.ContainingType.Name}",
        { ContainingType: { } type } => $"{type.Name}.{symbol.Name}",
        _ => symbol.Name,
    };
}
