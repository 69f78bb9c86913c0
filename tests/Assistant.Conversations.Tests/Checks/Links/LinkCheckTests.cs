using Assistant.Conversations.Checks;
using Assistant.Conversations.Checks.Links;
using Assistant.Conversations.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Checks.Links;

public class LinkCheckTests
{
    private static readonly NumberedSource s_source = new(
        1,
        new SourceReference { DocumentId = "2026/1", Title = "Radweg", Url = new Uri("https://ris.rebstadt.example/vorlage?id=1") },
        "Pläne liegen unter www.rebstadt.example/radweg aus.");

    [Theory]
    [InlineData("Die Pläne stehen unter www.rebstadt.example/radweg [1].")]
    [InlineData("Zur Vorlage: https://ris.rebstadt.example/vorlage?id=1 [1]")]
    [InlineData("Der Radweg kostet weniger als 5 % < 10 % der Summe [1].")]
    [InlineData("Der Radweg kostet 480.000 Euro [1].")]
    public void What_the_sources_hold_is_let_be(string text) => LinkCheck.Run(text, [s_source]).ShouldBeEmpty();

    [Theory]
    [InlineData("Siehe [hier](https://evil.example/x?q=1).", "https://evil.example/x?q=1")]
    [InlineData("![x](http://evil.example/p.png)", "http://evil.example/p.png")]
    [InlineData("Mehr unter www.rebstadt-service.example.", "www.rebstadt-service.example")]
    [InlineData("https://ris.rebstadt.example/vorlage?id=2", "https://ris.rebstadt.example/vorlage?id=2")]
    [InlineData("Bitte <script>alert(1)</script>", "<script>")]
    [InlineData("[klick](javascript:alert(1))", "javascript:")]
    public void What_they_do_not_hold_is_found(string text, string words)
    {
        var finding = LinkCheck.Run(text, [s_source]).First();

        finding.Kind.ShouldBe(CheckKind.Link);
        finding.Words.ShouldBe(words);
        text.Substring(finding.Start, finding.Length).ShouldBe(words);
    }
}
