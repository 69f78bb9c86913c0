using System.Text;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

[Collection(ExtractorFixture.Collection)]
public sealed class PlainTextTests : IDisposable
{
    private const string Sentence = "Die Straße wird für 1.200 € saniert – „sofort“.";
    private readonly ExtractorFixture _fixture = new();

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 bom", "utf-16", "utf-16BE", "windows-1252"];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Umlauts_survive_each_encoding(string name)
    {
        var encoding = name switch
        {
            "utf-8 bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            _ => Encoding.GetEncoding(name),
        };

        var text = await _fixture.ExtractAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(Sentence)], "text/plain");

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.HasPages.ShouldBeFalse();
        text.Pages.ShouldHaveSingleItem().Text.ShouldBe(Sentence);
    }

    [Fact]
    public void Form_feeds_separate_pages()
    {
        var text = Extract("Eins.\fZwei.\f\fVier.\f", "text/plain");

        text.HasPages.ShouldBeTrue();
        text.Pages.ShouldBe([new(1, "Eins."), new(2, "Zwei."), new(3, ""), new(4, "Vier.")]);
    }

    [Fact]
    public void Markdown_keeps_its_headings_and_underlined_ones_become_marks()
    {
        var text = Extract("Satzung\n=======\n\n## § 1 Zweck\nText.\n\nKosten\n---\n\n- Bau\n- Planung\n", "text/markdown");

        text.Pages[0].Text.ShouldBe("# Satzung\n\n## § 1 Zweck\nText.\n\n## Kosten\n\n- Bau\n- Planung");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\f ")]
    public void Text_without_a_letter_is_no_text(string text) => Extract(text, "text/plain").Outcome.ShouldBe(ExtractionOutcome.NoText);

    [Fact]
    public void A_text_over_the_limit_is_too_large()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxMarkupBytes = 10 });

        fixture.Extractor.Extract("Mehr als zehn Zeichen", null, TestContext.Current.CancellationToken).Outcome.ShouldBe(ExtractionOutcome.TooLarge);
    }

    private ExtractedText Extract(string text, string claimed) => _fixture.Extractor.Extract(text, claimed, TestContext.Current.CancellationToken);
}
