using Microsoft.CodeAnalysis;

namespace Assistant.Sdk.Analyzers.Forbidden;

/// <summary>Something that a plugin's code may not do by itself. Immutable.</summary>
/// <param name="Permission">What <c>permissions.code</c> in the manifest calls it.</param>
/// <param name="Descriptor">The diagnostic.</param>
internal sealed record ForbiddenRule(string Permission, DiagnosticDescriptor Descriptor)
{
    /// <summary>Full names of types, with what derives from them; <c>Namespace.*</c> for all of a namespace.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>
    /// <c>Type::Member</c> for all overloads, <c>Type::Member(First,Second</c> for those whose parameters begin so, <c>Type::*</c> for all
    /// members. Accessors are <c>get_</c>, <c>set_</c>, <c>add_</c> and <c>remove_</c>.
    /// </summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>What is allowed of <see cref="Types"/> all the same.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}
