using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Assistant.Sdk.Analyzers.Forbidden;

/// <summary>Looks symbols up in the table, without the rules that the manifest asks to be freed from. Thread-safe.</summary>
internal sealed class ForbiddenTable
{
    private readonly Dictionary<string, ForbiddenRule> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForbiddenRule> _members = new(StringComparer.Ordinal);
    private readonly List<(string Member, string Pattern, ForbiddenRule Rule)> _overloads = [];
    private readonly HashSet<string> _except = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ForbiddenRule?> _found = new(SymbolEqualityComparer.Default);

    public ForbiddenTable(IEnumerable<ForbiddenRule> rules)
    {
        foreach (var rule in rules)
        {
            foreach (var type in rule.Types)
                _types[type] = rule;
            foreach (var member in rule.Members)
                Add(member, rule);
            _except.UnionWith(rule.Except);
        }
    }

    /// <summary>The rule against a type or one that it derives from.</summary>
    public ForbiddenRule? OfType(INamedTypeSymbol type) => _found.GetOrAdd(type.OriginalDefinition, Find);

    /// <summary>The rule against a type of this name.</summary>
    public ForbiddenRule? OfType(string fullName)
    {
        if (_except.Contains(fullName))
            return null;
        if (_types.TryGetValue(fullName, out var rule))
            return rule;
        var dot = fullName.LastIndexOf('.');
        return dot > 0 && _types.TryGetValue(fullName.Substring(0, dot) + ".*", out rule) ? rule : null;
    }

    /// <summary>The rule against a member under a name that may be an accessor's, there or where it was first declared.</summary>
    public ForbiddenRule? OfMember(ISymbol member, string name)
    {
        for (var declared = member.OriginalDefinition; declared is not null; declared = Overridden(declared))
        {
            if (declared.ContainingType is { } type && Find(SymbolNames.Of(type), name, declared) is { } rule)
                return rule;
        }

        return null;
    }

    /// <summary>The rule against one of a type's constructors.</summary>
    public ForbiddenRule? OfConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Select(constructor => OfMember(constructor, ".ctor")).FirstOrDefault(rule => rule is not null);

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };

    private ForbiddenRule? Find(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            var name = SymbolNames.Of(current);
            if (_except.Contains(name))
                return null;
            if (OfType(name) is { } rule)
                return rule;
        }

        return null;
    }

    private ForbiddenRule? Find(string type, string name, ISymbol declared)
    {
        var member = $"{type}::{name}";
        if (_members.TryGetValue(member, out var rule) || _members.TryGetValue($"{type}::*", out rule))
            return rule;
        if (declared is not IMethodSymbol method)
            return null;
        var signature = $"{member}({string.Join(",", method.Parameters.Select(parameter => SymbolNames.Of(parameter.Type)))}";
        return _overloads.Find(overload => overload.Member == member && (signature == overload.Pattern || signature.StartsWith(overload.Pattern + ",", StringComparison.Ordinal))).Rule;
    }

    private void Add(string member, ForbiddenRule rule)
    {
        var bracket = member.IndexOf('(');
        if (bracket < 0)
            _members[member] = rule;
        else
            _overloads.Add((member.Substring(0, bracket), member, rule));
    }
}
