using System.Buffers.Binary;
using System.Text;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

/// <summary>Office documents made to exhaust their reader: each ends within its limit, in words, and the next one is read.</summary>
public sealed class PackageLimitsTests : IDisposable
{
    private const string WordType = """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string Head = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""";
    private readonly ExtractorFixture _fixture = new(new ExtractionOptions { MaxOutputBytes = 1 << 20 });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Ten_million_empty_paragraphs_are_recognised_as_a_bomb() =>
        await ShouldBeRefusedAsync(Document(stream => Repeat(stream, "<w:p/>", 10_000_000)), ExtractionOutcome.TooLarge, "150 times");

    [Fact]
    public async Task What_unpacks_to_too_much_is_left_at_the_limit()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxUnpackedBytes = 4 << 20 });

        var text = await fixture.ExtractAsync(Document(stream => Repeat(stream, "<w:p><w:r><w:t>Beschluss</w:t></w:r></w:p>", 200_000)));

        text.Outcome.ShouldBe(ExtractionOutcome.TooLarge);
        text.Note.ShouldNotBeNull().ShouldContain("unpacks to more than the limit of 4096 KiB");
    }

    [Fact]
    public async Task Entities_are_not_expanded()
    {
        const string laughs = """<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;</d>""";

        await ShouldBeRefusedAsync(PackageFile.Zip(("[Content_Types].xml", WordType), ("word/document.xml", laughs)), ExtractionOutcome.Broken, "DTD");
    }

    [Fact]
    public async Task Elements_that_nest_without_end_are_not_followed() =>
        await ShouldBeRefusedAsync(Document(stream => Repeat(stream, "<w:a>", 100_000)), ExtractionOutcome.TooLarge, "400 levels");

    [Fact]
    public async Task A_single_token_of_many_megabytes_is_not_held() =>
        await ShouldBeRefusedAsync(Document(stream => { Repeat(stream, "<w:p w:x='", 1); Repeat(stream, "0123456789abcdef", 1 << 19); }), ExtractionOutcome.TooLarge, "without any structure");

    [Fact]
    public async Task A_text_over_the_limit_is_kept_up_to_there()
    {
        var text = await _fixture.ExtractAsync(Document(stream =>
        {
            for (var i = 0; i < 150_000; i++)
                Repeat(stream, $"<w:p><w:r><w:t>Absatz {i}</w:t></w:r></w:p>", 1);
        }));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages[0].Text.ShouldStartWith("Absatz 0\n");
        text.Note.ShouldNotBeNull().ShouldContain("1024 KiB");
    }

    [Fact]
    public async Task A_sheet_that_declares_all_cells_there_can_be_costs_only_those_that_are_there()
    {
        var text = await _fixture.ExtractAsync(PackageFile.Workbook("", "", ("Leer", "visible",
            """<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576" spans="1:16384"><c r="XFD1048576"><v>42</v></c></row></sheetData>""")));

        text.Pages[0].Text.ShouldBe("# Leer\n\n42");
    }

    [Fact]
    public async Task A_shared_text_that_every_cell_repeats_ends_at_the_limit()
    {
        var cells = string.Concat(Enumerable.Repeat("<row><c t=\"s\"><v>0</v></c></row>", 5_000));

        var text = await _fixture.ExtractAsync(PackageFile.Workbook($"<si><t>{new string('x', 100_000)}</t></si>", "", ("Tabelle", "visible", $"<sheetData>{cells}</sheetData>")));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
    }

    [Fact]
    public async Task An_archive_of_too_many_entries_is_not_opened() =>
        await ShouldBeRefusedAsync(PackageFile.Zip(Enumerable.Range(0, 10_001).Select(i => ($"{i}", (Action<Stream>)(_ => { })))), ExtractionOutcome.TooLarge, "10000 entries");

    [Fact]
    public async Task A_directory_that_lies_about_its_length_is_not_built()
    {
        var zip = PackageFile.Zip(Enumerable.Range(0, 2_000).Select(i => ($"{i}{new string('n', 5_000)}", (Action<Stream>)(_ => { }))));
        // The end record says that there is one entry.
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 10), 1);

        await ShouldBeRefusedAsync(zip, ExtractionOutcome.TooLarge, "entries");
    }

    [Fact]
    public async Task A_cut_off_archive_is_broken()
    {
        var zip = PackageFile.Word(PackageFile.Paragraph("x"));

        await ShouldBeRefusedAsync(zip[..(zip.Length / 2)], ExtractionOutcome.Broken, "breaks off");
    }

    [Fact]
    public async Task An_external_relationship_is_never_followed()
    {
        var text = await _fixture.ExtractAsync(PackageFile.Zip(
            ("[Content_Types].xml", """<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
            ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="Fern" r:id="rId1"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="rId1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>""")));

        text.Pages.ShouldNotContain(page => page.Text.Contains("root", StringComparison.Ordinal));
        text.Outcome.ShouldBe(ExtractionOutcome.NoText);
    }

    private async Task ShouldBeRefusedAsync(byte[] bytes, ExtractionOutcome outcome, string words)
    {
        var text = await _fixture.ExtractAsync(bytes);

        text.Outcome.ShouldBe(outcome);
        text.Note.ShouldNotBeNull().ShouldContain(words);
        (await _fixture.ExtractAsync(PackageFile.Word(PackageFile.Paragraph("Der nächste.")))).Pages[0].Text.ShouldBe("Der nächste.");
    }

    private static byte[] Document(Action<Stream> body) => PackageFile.Zip(
    [
        ("[Content_Types].xml", stream => stream.Write(Encoding.UTF8.GetBytes(WordType))),
        ("word/document.xml", stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(Head));
            body(stream);
            stream.Write("</w:body></w:document>"u8);
        }),
    ]);

    private static void Repeat(Stream stream, string text, int times)
    {
        const int perBlock = 4096;
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Min(times, perBlock))));
        for (; times >= perBlock; times -= perBlock)
            stream.Write(block);
        if (times > 0)
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))));
    }
}
