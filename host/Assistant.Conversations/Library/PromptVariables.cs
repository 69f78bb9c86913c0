using System.Text.RegularExpressions;

namespace Assistant.Conversations.Library;

/// <summary>Finds the variables of a prompt: <c>{{Name}}</c>, which the reader fills in before asking.</summary>
public static partial class PromptVariables
{
    /// <summary>The names in their order, each once.</summary>
    /// <param name="text">The prompt's text.</param>
    public static IReadOnlyList<string> Of(string text) =>
        [.. Variable().Matches(text).Select(match => match.Groups["name"].Value.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\{(?<name>[^{}\r\n]{1,80})\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
