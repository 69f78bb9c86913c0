using System.Text;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

public sealed class HtmlExtractionTests : IDisposable
{
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Headings_paragraphs_lists_and_line_breaks_keep_their_form()
    {
        var text = Extract("""
            <html><head><title> Hundesteuer
              in Mainz </title></head><body><h1>Hunde&shy;steuer</h1>
            <p>Die Steuer beträgt
               <b>186&nbsp;€</b> im Jahr.<br>Sie ist halbjährlich fällig.</p>
            <h2>Befreiung</h2><ul><li>Blindenhunde</li><li><p>Hunde aus dem Tierheim</p></li></ul><div>Kontakt<div>Amt 20</div></div></body></html>
            """);

        text.Title.ShouldBe("Hundesteuer in Mainz");
        text.HasPages.ShouldBeFalse();
        text.Pages.ShouldHaveSingleItem().Text.ShouldBe(
            "# Hundesteuer\n\nDie Steuer beträgt 186 € im Jahr.\nSie ist halbjährlich fällig.\n\n## Befreiung\n\n• Blindenhunde\n•\n\nHunde aus dem Tierheim\n\nKontakt\n\nAmt 20");
    }

    [Fact]
    public void A_table_comes_row_by_row()
    {
        var text = Extract("<table><caption>Gebühren</caption><thead><tr><th>Hund</th><th>Jahr <i>(Euro)</i></th></tr></thead><tr><td>erster<td>186<tr><td>jeder<br>weitere<td>216</table><p>Ende");

        text.Pages[0].Text.ShouldBe("Gebühren\n\nHund\tJahr (Euro)\nerster\t186\njeder weitere\t216\n\nEnde");
    }

    [Fact]
    public void A_table_that_lays_out_the_page_is_read_as_blocks()
    {
        var text = Extract("<table><tr><td><h1>Bauamt</h1><p>Öffnungszeiten</p></td><td><table><tr><td>Mo</td><td>8-12</td></tr></table></td></tr></table>");

        text.Pages[0].Text.ShouldBe("# Bauamt\n\nÖffnungszeiten\n\nMo\t8-12");
    }

    [Theory]
    [InlineData("<script>var böse = 1;</script>")]
    [InlineData("<style>.böse{}</style>")]
    [InlineData("<nav><a href=x>böse</a></nav>")]
    [InlineData("<!-- böse -->")]
    [InlineData("<p hidden>böse</p>")]
    [InlineData("<p style='display: none'>böse</p>")]
    [InlineData("<template><p>böse</p></template>")]
    [InlineData("<noscript>böse</noscript>")]
    [InlineData("<img alt='böse'>")]
    public void What_a_person_does_not_read_is_left_out(string html) =>
        Extract($"<p>Gut</p>{html}<p>Besser</p>").Pages[0].Text.ShouldBe("Gut\n\nBesser");

    [Fact]
    public void The_declared_character_set_counts()
    {
        byte[] bytes = [.. "<html><head><meta charset=\"iso-8859-1\"></head><body>Stra"u8, 0xDF, .. "e</body></html>"u8];

        TextDecoder.Decode(bytes, isHtml: true).ShouldContain("Straße");
    }

    [Fact]
    public void Nesting_without_end_loses_no_text_and_does_not_overflow_the_stack()
    {
        var html = "<html>" + new StringBuilder().Insert(0, "<div>", 5_000) + "Tief unten" + new StringBuilder().Insert(0, "</div>", 5_000);

        var text = Extract(html);

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Pages[0].Text.ShouldBe("Tief unten");
    }

    [Fact]
    public void A_page_of_too_many_elements_is_too_large()
    {
        var text = Extract("<html>" + new StringBuilder().Insert(0, "<br>", 600_000));

        text.Outcome.ShouldBe(ExtractionOutcome.TooLarge);
        text.Note.ShouldNotBeNull().ShouldContain("500000 elements");
    }

    [Fact]
    public void A_page_that_takes_too_long_times_out()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MarkupTimeout = TimeSpan.FromMilliseconds(200) });
        // Every element of these is opened anew within the next (HTML, “reconstruct the active formatting elements”).
        var html = "<html>" + new StringBuilder().Insert(0, "<div><b>", 50_000);

        fixture.Extractor.Extract(html, null, TestContext.Current.CancellationToken).Outcome.ShouldBe(ExtractionOutcome.TimedOut);
    }

    [Fact]
    public async Task Cancellation_ends_the_parsing()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        Should.Throw<OperationCanceledException>(() => _fixture.Extractor.Extract("<html>", null, cancel.Token));
    }

    private ExtractedText Extract(string html) => _fixture.Extractor.Extract(html, "text/html", TestContext.Current.CancellationToken);
}
