using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assistant.Sdk.Analyzers;

/// <summary>What the analyzers need of <c>plugin.json</c>, which the package hands to the compiler.</summary>
internal static class PluginManifestFile
{
    // The compiler brings no JSON reader to netstandard2.0; a wrong manifest is found by the host, here it only frees from nothing.
    private static readonly Regex s_code = new("\"code\"\\s*:\\s*\\[(?<names>[^\\]]*)\\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_text = new("\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The names in <c>permissions.code</c>: what the plugin asks the operator for, and so means to do.</summary>
    public static ISet<string> PermittedCode(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles.Where(file => string.Equals(Path.GetFileName(file.Path), "plugin.json", StringComparison.OrdinalIgnoreCase)))
        {
            if (file.GetText(cancellationToken)?.ToString() is { } text && s_code.Match(text) is { Success: true } code)
                names.UnionWith(s_text.Matches(code.Groups["names"].Value).Cast<Match>().Select(match => match.Groups["name"].Value));
        }

        return names;
    }
}
