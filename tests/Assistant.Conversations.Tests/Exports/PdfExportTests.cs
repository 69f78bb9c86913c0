using System.Globalization;
using Assistant.Conversations.Exports;
using Assistant.Conversations.Exports.Pdf.Fonts;
using static Assistant.Conversations.Tests.Exports.SampleConversation;

namespace Assistant.Conversations.Tests.Exports;

public sealed class PdfExportTests
{
    [Fact]
    public async Task Everything_that_an_answer_has_stands_in_the_file()
    {
        var text = Joined(await PdfText.ReadAsync(PdfExport.Write(Document())));

        foreach (var words in new[]
        {
            "Assistent der Stadtverwaltung Rebstadt am Rhein", "22.11.2026", "Erstellt am 22. November 2026, 18:05 Uhr", "Seite 1 von 2", "Frage (22.11.2026 18:05)", "Angehängte Dateien: Plan „Altrhein“.pdf, notiz.txt",
            "KI-generiert, bitte prüfen: mit dem Sprachmodell qwen3:14b geschrieben.", "4,6 Millionen Euro [1]. [Bitte prüfen: Die Fundstelle nennt „4,2 Millionen Euro“", "• Bauzeit: 14 Monate [2]", "1.200.000",
            "Vorlagen zum Hochwasserschutz", "180.000,5", "Nur öffentliche Vorlagen.", "In einfacher Sprache", "„Frühjahr 2027“ aus der Antwort fehlt", "2025/0112, Bau- und Umweltausschuss, 25.09.2025, S. 3", "„Baubeginn ist frühestens im Frühjahr 2027.“",
        })
        {
            text.ShouldContain(words, Case.Sensitive, words);
        }
    }

    [Fact]
    public async Task The_file_has_a_title_a_language_a_structure_and_links()
    {
        var pdf = PdfExport.Write(Document());

        var info = await PdfText.InfoAsync(pdf);
        info.ShouldMatch("Title: +Hochwasserschutz am Altrhein: Kosten");
        info.ShouldMatch("Tagged: +yes");
        info.ShouldMatch("Page size: +595.28 x 841.89 pts \\(A4\\)");
        var structure = await PdfText.StructureAsync(pdf);
        foreach (var element in new[] { "H1", "H2 ", "H3 ", "L ", "LI", "Lbl", "LBody", "BlockQuote", "Table", "Caption", "TR", "TH:", "TD", "Link" })
            structure.ShouldContain(element, Case.Sensitive, element);
        // What repeats on each page is no part of the text that is read out.
        structure.ShouldNotContain("Seite 1 von 2");
        var links = await PdfText.LinksAsync(pdf);
        links.ShouldContain("https://ris.example/files/2025-0112-vorlage-hochwasserschutz-altrhein.pdf?version=3&download=1#page=3");
        links.ShouldContain("https://ris.example/vorlagen/2025-0112");
    }

    [Fact]
    public async Task Words_within_a_paragraph_are_read_out_in_their_order()
    {
        var structure = Joined((await PdfText.StructureAsync(PdfExport.Write(Document()))).Replace("\"", "", StringComparison.Ordinal));

        structure.IndexOf("S. 3 –", StringComparison.Ordinal).ShouldBeInRange(1, structure.IndexOf("https://ris.example/files", StringComparison.Ordinal));
        structure.IndexOf("Der Hochwasserschutz am Altrhein kostet", StringComparison.Ordinal).ShouldBeInRange(1, structure.IndexOf("Bitte prüfen: Die", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_conversation_goes_over_pages_and_no_heading_stands_alone_at_the_foot()
    {
        var pages = (await PdfText.ReadAsync(PdfExport.Write(Document(turns: 12)))).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        pages.Length.ShouldBeGreaterThan(6);
        foreach (var page in pages)
        {
            var lines = page.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            // The last line is the foot of the page.
            lines[^1].ShouldStartWith("Erstellt am");
            foreach (var heading in new[] { "Frage (", "Antwort (", "Quellen", "In einfacher Sprache", "Ergebnisse der Werkzeuge", "KI-generiert" })
                lines[^2].ShouldNotStartWith(heading);
        }

        pages[2].ShouldContain("Hochwasserschutz am Altrhein: Kosten, Bauzeit"); // shortened, at the top
    }

    [Fact]
    public async Task A_long_table_shows_its_head_on_each_page()
    {
        var rows = string.Concat(Enumerable.Range(1, 120).Select(number => $"\n| {number} | Maßnahme {number} |"));
        var text = await PdfText.ReadAsync(PdfExport.Write(Document(Asked("Was?"), Answered(Answer("| Nr. | Vorhaben |\n| ---: | --- |" + rows)))));

        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        pages.Count(page => page.Contains("Vorhaben", StringComparison.Ordinal)).ShouldBe(pages.Count(page => page.Contains("Maßnahme", StringComparison.Ordinal)));
        Enumerable.Range(1, 120).ShouldAllBe(number => text.Contains($"Maßnahme {number}"));
    }

    [Theory]
    [InlineData("Flut 🌊 und 漢字 – ☐ erledigt")]
    [InlineData("\u202Everkehrt\u202C \0 \ud800 halb")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurfsbegründungsanlagenverzeichnisdeckblattrückseite")]
    [InlineData("(Klammern) \\ und %PDF-1.7 >> endstream endobj")]
    public async Task No_text_breaks_the_export(string text)
    {
        var read = await PdfText.ReadAsync(PdfExport.Write(Document(Asked(text), Answered(Answer(text)))));

        new string([.. read.Where(char.IsLetterOrDigit)]).ShouldContain(new string([.. text.Where(char.IsLetterOrDigit)]));
    }

    [Fact]
    public async Task What_the_font_lacks_is_still_found_and_copied()
    {
        (await PdfText.ReadAsync(PdfExport.Write(Document(Asked("Flut 漢字"))))).ShouldContain("漢字");
    }

    [Fact]
    public async Task It_is_written_in_the_readers_language()
    {
        var text = Joined(await PdfText.ReadAsync(PdfExport.Write(Document(CultureInfo.GetCultureInfo("en-GB")))));

        foreach (var words in new[] { "AI-generated, please check", "Page 1 of 2", "Question (22/11/2026 18:05)", "In plain language", "[Please check: EN Die Fundstelle" })
            text.ShouldContain(words);
    }

    [Fact]
    public void A_woff_file_is_unpacked_into_its_tables()
    {
        var tables = WoffReader.Read(ExportFonts.File("NotoSans-Regular"));

        tables["head"].Length.ShouldBe(54);
        tables["glyf"].Length.ShouldBe(364_748);
        var font = new TrueTypeFont("NotoSans-Regular", tables);
        font.GlyphOf('ß').ShouldBeGreaterThan(0);
        font.GlyphOf(0x6F22).ShouldBe(0);
        font.WidthOf(font.GlyphOf('i')).ShouldBeLessThan(font.WidthOf(font.GlyphOf('m')));
        (font.Ascent, font.Descent).ShouldBe((1069, -293));
        font.Subset([font.GlyphOf('ä')]).Length.ShouldBeLessThan(60_000);
    }

    [Fact]
    public void A_damaged_woff_file_is_told_from_a_font()
    {
        var woff = ExportFonts.File("NotoSans-Regular");

        Should.Throw<InvalidDataException>(() => WoffReader.Read(woff[..40]));
        Should.Throw<InvalidDataException>(() => WoffReader.Read(woff[..^1_000]));
        Should.Throw<InvalidDataException>(() => WoffReader.Read([.. "wOF2"u8, .. woff[4..]]));
        var longer = woff.ToArray();
        longer[44 + 14] = 0x40; // the first table says that it is larger
        Should.Throw<InvalidDataException>(() => WoffReader.Read(longer));
    }

    private static string Joined(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
