using System.Text.RegularExpressions;
using Assistant.Sdk.Analyzers.Forbidden;
using Assistant.Sdk.Analyzers.Unloading;
using Microsoft.CodeAnalysis;

namespace Assistant.Sdk.Analyzers.Tests;

/// <summary>The page that each diagnostic leads to.</summary>
public partial class DiagnosticsPageTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> s_descriptors = [.. new ForbiddenCodeAnalyzer().SupportedDiagnostics, .. new UnloadingAnalyzer().SupportedDiagnostics];

    private static string Page => File.ReadAllText(Path.Combine(Repository.Root, "sdk/docs/diagnostics.md"));

    [Fact]
    public void Every_id_has_its_section_and_every_section_an_id() =>
        Sections().Matches(Page).Select(section => section.Groups["id"].Value).ShouldBe(s_descriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void Every_section_shows_what_is_wrong_and_the_cure_as_code()
    {
        foreach (var section in Page.Split("\n## ").Skip(1).Where(section => section.StartsWith("CAP", StringComparison.Ordinal)))
            CodeBlocks().Count(section).ShouldBe(2, section);
    }

    [Fact]
    public async Task What_the_page_shows_as_wrong_is_told_of_and_its_cure_is_not()
    {
        foreach (var section in Page.Split("\n## ").Skip(1).Where(section => section.StartsWith("CAP", StringComparison.Ordinal)))
        {
            var id = section[..7];
            var blocks = CodeBlocks().Matches(section).Select(block => block.Groups["code"].Value).ToList();
            (await PluginCode.IdsOfAsync(blocks[0])).ShouldContain(id, blocks[0]);
            (await PluginCode.IdsOfAsync(blocks[1])).ShouldNotContain(id, blocks[1]);
        }
    }

    [Fact]
    public void Every_title_is_the_one_on_the_page()
    {
        foreach (var descriptor in s_descriptors)
            Page.ShouldContain($"## {descriptor.Id}\n\n**{descriptor.Title}.**");
    }

    [Fact]
    public void The_table_is_that_of_the_hosts_scan()
    {
        var scan = Path.Combine(Repository.Root, "host/Assistant.PluginHosting/Verification/Scanning/CodePolicy.cs");
        if (!File.Exists(scan))
            Assert.Skip("The host's scan is not there.");
        var policy = File.ReadAllText(scan);

        foreach (var rule in ForbiddenRules.All)
        {
            var start = policy.IndexOf($"\"{rule.Descriptor.Id}\"", StringComparison.Ordinal);
            start.ShouldBeGreaterThan(0, rule.Descriptor.Id);
            var row = policy[start..policy.IndexOf("};", start, StringComparison.Ordinal)];
            Texts().Matches(row[row.IndexOf('{', StringComparison.Ordinal)..]).Select(text => text.Groups["text"].Value)
                .ShouldBe([.. rule.Types, .. rule.Except, .. rule.Members], ignoreOrder: true, rule.Descriptor.Id);
            row.ShouldContain($"\"{rule.Permission}\"");
        }
    }

    [GeneratedRegex(@"^## (?<id>CAP\d{4})$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sections();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Texts();
}
