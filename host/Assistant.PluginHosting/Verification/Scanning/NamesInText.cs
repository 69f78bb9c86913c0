using System.Text.RegularExpressions;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Forbidden types that a string names as reflection would take it: <c>System.Net.Sockets.Socket, System.Net.Sockets</c>.</summary>
internal static partial class NamesInText
{
    /// <summary>Only a string that is a type's name through and through: text that speaks of a type is no way to get it.</summary>
    public static IReadOnlyList<ForbiddenUse> Find(string text)
    {
        if (!text.StartsWith("System.", StringComparison.Ordinal) && !text.StartsWith("Microsoft.", StringComparison.Ordinal))
            return [];
        var end = text.AsSpan().IndexOfAny(',', '[');
        if ((end < 0 ? text : text[..end]).Contains(' ', StringComparison.Ordinal))
            return [];
        // The arguments of a generic type stand in brackets behind it.
        return [.. Words().Matches(text).Select(word => CodePolicy.OfType(word.Value) is { } rule ? new ForbiddenUse(rule, word.Value) : default).Where(use => use.Rule is not null)];
    }

    [GeneratedRegex(@"[\w.+`]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
