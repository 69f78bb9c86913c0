using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Assistant.Sdk.Analyzers.Forbidden;
using Assistant.Sdk.Analyzers.Unloading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Assistant.Sdk.Analyzers.Tests;

/// <summary>A plugin's code, compiled in memory against what a plugin is compiled against, and what the analyzers say of it.</summary>
internal static class PluginCode
{
    private const string Usings =
        """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks;
        using Assistant.Sdk;

        """;

    // The SDK and its abstractions are among them: the tests reference it.
    private static readonly IReadOnlyList<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <param name="code">C#, with the usual namespaces imported.</param>
    /// <param name="manifest">What stands in <c>plugin.json</c>.</param>
    /// <param name="isTest">Whether the project is a test project.</param>
    /// <returns>The ids in the order of the code.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOfAsync([StringSyntax("C#-test")] string code, string? manifest = null, bool isTest = false)
    {
        var compilation = CSharpCompilation.Create(
            "Plugin",
            [CSharpSyntaxTree.ParseText(Usings + code, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken)],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty("The sample itself must compile.");
        var options = new AnalyzerOptions(manifest is null ? [] : [new ManifestText(manifest)], new ProjectOptions(isTest));
        var found = await compilation.WithAnalyzers([new ForbiddenCodeAnalyzer(), new UnloadingAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <inheritdoc cref="DiagnosticsOfAsync"/>
    public static async Task<IReadOnlyList<string>> IdsOfAsync([StringSyntax("C#-test")] string code, string? manifest = null, bool isTest = false) =>
        [.. (await DiagnosticsOfAsync(code, manifest, isTest)).Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal)];

    private sealed class ManifestText(string text) : AdditionalText
    {
        public override string Path => "/src/plugin.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class ProjectOptions(bool isTest) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(isTest ? ImmutableDictionary<string, string>.Empty.Add("build_property.IsTestProject", "true") : ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
