using System.Globalization;
using Assistant.Conversations.Prompts;

namespace Assistant.Conversations.Tests.Prompts;

public sealed class PromptTemplateTests
{
    /// <summary>Every template that was ever released. A stored answer names its version, so none of these files may change: write a new number.</summary>
    private static readonly Dictionary<string, string> Released = new(StringComparer.Ordinal)
    {
        ["answer.de.v1"] = "6e990231d9626dc78e49627f0df435f2573bc9a42878a5a33b79f95e25515b7c",
        ["answer.en.v1"] = "232723dff21e9067e5ec56940901afc5b6d0b0dab91c352ceeb12fdc7b4f8cae",
        ["plan.de.v1"] = "c08c7d9f6f3d6b3c2d63aea043d2f8eb879c583d6e32a88c7aeaf26526f889fb",
        ["plan.en.v1"] = "d8691d8fd7caa2a91d0a472910b8f732877aebd962feadfc2d3a352474b96272",
        ["repair.de.v1"] = "cd0e2c03f72e5393c34fb63b12b243a7e98ff1aa196ff1be672af75f3cc34b0d",
        ["repair.en.v1"] = "1f22fdb5f7d99e96268b6fcc5382ac4bef58a04da4cadc5624624b58115d86e4",
        ["simple.de.v1"] = "4d88340fda379369f8372acbd2aebfb5f20625af2f100b56dc10893eca952930",
        ["simple.en.v1"] = "3c469403f5a6dd97efbc094c2b1b110f49018eeda3533cb198f9acbbde187627",
        ["summary.de.v1"] = "aab928e93068c6d8b70baa6472c1db72962befe279417144a2818e22db819b68",
        ["summary.en.v1"] = "7ca2d0309e62a80ad0a520128a9cec08422ccaa7f8ada8d00221b61bf4d27e79",
    };

    [Fact]
    public void A_released_template_never_changes_and_none_is_missing() =>
        PromptTemplates.Load().ToDictionary(template => $"{template.Name}.{template.Language}.v{template.Number}", template => template.Hash, StringComparer.Ordinal)
            .ShouldBe(Released, ignoreOrder: true, "A new template goes on the list; a changed one gets a new number.");

    [Fact]
    public void German_and_english_have_the_same_sections_and_places() =>
        PromptTemplates.Load().GroupBy(template => template.Name, StringComparer.Ordinal).ShouldAllBe(group =>
            group.Where(template => template.Number == group.Max(other => other.Number)).Select(Places).Distinct(StringComparer.Ordinal).Count() == 1);

    [Fact]
    public void The_newest_version_is_used_and_named_with_its_hash()
    {
        var template = PromptTemplates.For("answer", CultureInfo.GetCultureInfo("de-DE"));
        template.Version.ShouldBe($"answer.de.v{template.Number}+{template.Hash[..8]}");
    }

    [Theory]
    [InlineData("answer.de.v2.md", "---\ntemplate: answer\nlanguage: de\nversion: 1\n---\n<!-- system -->\nx")]
    [InlineData("answer.de.v1.md", "<!-- system -->\nx")]
    public void A_template_whose_head_does_not_fit_its_name_is_refused(string file, string text) =>
        Should.Throw<InvalidDataException>(() => PromptTemplates.Parse(file, text)).Message.ShouldContain(file);

    private static string Places(PromptTemplate template) => string.Join(';', template.Sections.OrderBy(section => section.Key, StringComparer.Ordinal)
        .Select(section => $"{section.Key}: {string.Join(',', PromptTemplate.Place().Matches(section.Value).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}"));
}
