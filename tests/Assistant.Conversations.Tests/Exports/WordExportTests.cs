using Assistant.Conversations.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using static Assistant.Conversations.Tests.Exports.SampleConversation;

namespace Assistant.Conversations.Tests.Exports;

public sealed class WordExportTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-GB")]
    public void The_file_is_valid(string culture) => Valid(WordExport.Write(Document(System.Globalization.CultureInfo.GetCultureInfo(culture), turns: 3)));

    [Theory]
    [InlineData("Flut 🌊 \0 \ud800 \u0001 \uFFFF")]
    [InlineData("1. eins\n   - innen\n     > Zitat\n2. zwei\n\n| A |\n|---|\n| b |\n\n```\ncode\n```\n\n# Überschrift")]
    public void No_text_breaks_it(string text) => Valid(WordExport.Write(Document(Asked(text), Answered(Answer(text)))));

    [Fact]
    public void Everything_that_an_answer_has_stands_in_the_file_in_styles()
    {
        using var word = Open(WordExport.Write(Document()));
        var body = word.MainDocumentPart!.Document.Body!;

        var styles = body.Descendants<Paragraph>().Select(paragraph => (Style: paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value!, Text: paragraph.InnerText)).ToList();
        styles[0].Style.ShouldBe("Title");
        styles.ShouldContain(("Heading1", "Frage (22.11.2026 18:05)"));
        styles.ShouldContain(("Heading2", "Quellen"));
        styles.ShouldContain(("Heading2", "In einfacher Sprache"));
        styles.ShouldContain(("Small", "Angehängte Dateien: Plan „Altrhein“.pdf, notiz.txt"));
        styles.ShouldContain(("Quote", "„Baubeginn ist frühestens im Frühjahr 2027.“"));
        styles.Count(paragraph => paragraph.Style == "Label" && paragraph.Text.StartsWith("KI-generiert, bitte prüfen", StringComparison.Ordinal)).ShouldBe(2);
        body.Descendants<Run>().ShouldContain(run => run.RunProperties != null && run.RunProperties.RunStyle != null && run.RunProperties.RunStyle.Val == "Finding" && run.InnerText.Contains("Die Fundstelle nennt"));
        var tables = body.Descendants<Table>().ToList();
        tables.Count.ShouldBe(2);
        tables.ShouldAllBe(table => table.Elements<TableRow>().First().Descendants<TableHeader>().Any());
        tables[1].InnerText.ShouldContain("180.000,5");
        word.MainDocumentPart.HyperlinkRelationships.Select(link => link.Uri.AbsoluteUri).ShouldBe(["https://ris.example/vorlagen/2025-0112", "https://ris.example/files/2025-0112-vorlage-hochwasserschutz-altrhein.pdf?version=3&download=1#page=3"], ignoreOrder: true);
    }

    [Fact]
    public void The_numbers_of_sources_are_those_in_the_text()
    {
        var answer = Answer();
        using var word = Open(WordExport.Write(Document(Asked("Was?"), Answered(answer with { Citations = [answer.Citations[1] with { Number = 2 }, answer.Citations[0] with { Number = 5 }] }))));

        word.MainDocumentPart!.NumberingDefinitionsPart!.Numbering.Descendants<StartOverrideNumberingValue>().Select(start => start.Val!.Value).ShouldBe([2, 5]);
    }

    [Fact]
    public void The_file_has_a_title_a_language_and_numbered_pages()
    {
        using var word = Open(WordExport.Write(Document()));

        word.PackageProperties.Title!.ShouldStartWith("Hochwasserschutz am Altrhein");
        word.PackageProperties.Language.ShouldBe("de-DE");
        word.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.InnerXml.ShouldContain("w:val=\"de-DE\"");
        word.MainDocumentPart.HeaderParts.Single().Header.InnerText.ShouldContain(City);
        word.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value!.Trim()).ShouldBe(["PAGE", "NUMPAGES"]);
    }

    private static void Valid(byte[] file)
    {
        using var word = Open(file);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
}
