using System.IO.Compression;
using System.Text;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

[Collection(ExtractorFixture.Collection)]
public sealed class FileKindTests : IDisposable
{
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("pdf")]
    [InlineData("application/pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task A_login_page_in_place_of_the_file_is_named_as_such(string claimed)
    {
        var text = await _fixture.ExtractAsync("\r\n<!DOCTYPE html><html><head><title>Anmeldung &amp; Hilfe</title></head><body>Bitte anmelden</body></html>"u8.ToArray(), claimed);

        text.Outcome.ShouldBe(ExtractionOutcome.HtmlInsteadOfFile);
        text.Pages.ShouldBeEmpty();
        text.Note.ShouldNotBeNull().ShouldContain("“Anmeldung & Hilfe”");
    }

    [Fact]
    public async Task The_name_is_the_claim_where_the_source_makes_none()
    {
        var text = await _fixture.ExtractAsync("<html><body>Fehler 500</body></html>"u8.ToArray(), claimed: null, name: "vorlage.pdf");

        text.Outcome.ShouldBe(ExtractionOutcome.HtmlInsteadOfFile);
    }

    [Fact]
    public async Task A_web_page_that_nobody_calls_anything_else_is_read()
    {
        var text = await _fixture.ExtractAsync("<!-- x --><html><body><p>Satzung</p></body></html>"u8.ToArray());

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Pages[0].Text.ShouldBe("Satzung");
    }

    [Fact]
    public async Task An_error_message_in_place_of_a_PDF_does_not_become_its_text()
    {
        var text = await _fixture.ExtractAsync("OParl is not active."u8.ToArray(), "pdf");

        text.Outcome.ShouldBe(ExtractionOutcome.Broken);
        text.Pages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_PDF_that_is_called_HTML_is_read_as_PDF()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPages(["Beschluss"]), "text/html");

        text.HasPages.ShouldBeTrue();
        text.Pages[0].Text.ShouldBe("Beschluss");
    }

    [Fact]
    public async Task A_PDF_behind_some_junk_is_a_PDF()
    {
        byte[] junk = [.. "\r\n\r\nX-Header: 1\r\n\r\n"u8];

        var text = await _fixture.ExtractAsync([.. junk, .. PdfFile.WithPages(["Beschluss"])], "application/octet-stream");

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
    }

    [Fact]
    public async Task A_ZIP_archive_named_pdf_is_unsupported()
    {
        var text = await _fixture.ExtractAsync(Zip("inhalt.txt"), "application/pdf", "anlage.pdf");

        text.Outcome.ShouldBe(ExtractionOutcome.Unsupported);
        text.Note.ShouldNotBeNull().ShouldContain("ZIP");
    }

    [Theory]
    [InlineData("WordDocument", "docx")]
    [InlineData("Workbook", "xlsx")]
    [InlineData("__properties_version1.0", ".eml")]
    public async Task An_old_format_is_named_with_the_way_out(string stream, string cure)
    {
        var text = await _fixture.ExtractAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream), .. new byte[600]]);

        text.Outcome.ShouldBe(ExtractionOutcome.Unsupported);
        text.Note.ShouldNotBeNull().ShouldContain(cure);
    }

    [Fact]
    public async Task An_Office_document_with_a_password_is_encrypted()
    {
        var text = await _fixture.ExtractAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]);

        text.Outcome.ShouldBe(ExtractionOutcome.Encrypted);
    }

    [Fact]
    public async Task Rich_text_is_refused_with_the_way_out()
    {
        var text = await _fixture.ExtractAsync("{\\rtf1\\ansi Beschluss}"u8.ToArray(), "application/rtf");

        text.Outcome.ShouldBe(ExtractionOutcome.Unsupported);
        text.Note.ShouldNotBeNull().ShouldContain(".docx");
    }

    [Fact]
    public async Task An_empty_file_is_broken() => (await _fixture.ExtractAsync([], "pdf")).Outcome.ShouldBe(ExtractionOutcome.Broken);

    [Fact]
    public async Task Unknown_bytes_are_unsupported() =>
        (await _fixture.ExtractAsync([1, 2, 3, 0, 5, 6, 7, 8], "pdf")).Outcome.ShouldBe(ExtractionOutcome.Unsupported);

    [Fact]
    public async Task A_picture_asks_for_character_recognition() =>
        (await _fixture.ExtractAsync([.. "II*\0"u8, 8, 0, 0, 0], "image/tiff")).Outcome.ShouldBe(ExtractionOutcome.NoText);

    [Fact]
    public async Task A_file_over_the_limit_is_not_opened()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxFileBytes = 100 });

        var text = await fixture.ExtractAsync(PdfFile.WithPages(["Zu viel"]));

        text.Outcome.ShouldBe(ExtractionOutcome.TooLarge);
        text.Note.ShouldNotBeNull().ShouldContain("100 bytes");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_the_callers_fault() =>
        await Should.ThrowAsync<FileNotFoundException>(() =>
            _fixture.Extractor.ExtractAsync(new FileInfo(_fixture.PathOf("nichts")), null, TestContext.Current.CancellationToken));

    private static byte[] Zip(string entry)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
            zip.CreateEntry(entry);
        return bytes.ToArray();
    }
}
