using Microsoft.CodeAnalysis.Diagnostics;

namespace Assistant.Sdk.Analyzers;

/// <summary>Which projects are looked at.</summary>
internal static class PluginProject
{
    /// <summary>Tests run in a process of their own: what they do, nobody refuses.</summary>
    public static bool IsTest(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
