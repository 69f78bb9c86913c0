using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Tests.Extraction;

[Collection(ExtractorFixture.Collection)]
public sealed class RecognitionTests : IDisposable
{
    private static readonly string[] Lines = ["Der Stadtrat beschliesst den Ausbau", "der Kindertagesstaette am Rosengarten."];
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_scanned_page_is_read_and_marked()
    {
        SkipWithoutTesseract();
        var text = await _fixture.ExtractAsync(PdfFile.WithScan(await PictureAsync(), "O 5"));

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Recognition.ShouldBe(RecognitionState.Done);
        text.Pages[0].IsRecognized.ShouldBeTrue();
        text.Pages[0].Text.ShouldContain("beschliesst den Ausbau");
        text.Note.ShouldNotBeNull().ShouldContain("1 of 1 pages");
    }

    [Fact]
    public async Task Without_tesseract_the_record_says_so()
    {
        using var fixture = With(new RecognitionOptions { Tesseract = "tesseract-that-is-not-there" });

        var text = await fixture.ExtractAsync(PdfFile.WithPictureOnly());

        text.Outcome.ShouldBe(ExtractionOutcome.NoText);
        text.Recognition.ShouldBe(RecognitionState.NotInstalled);
        text.Note.ShouldNotBeNull().ShouldContain("no text; OCR is not installed");
        fixture.Extractor.CanRecognize.ShouldBeFalse();
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        using var fixture = With(new RecognitionOptions { Enabled = false });

        (await fixture.ExtractAsync(PdfFile.WithPictureOnly())).Recognition.ShouldBe(RecognitionState.Off);
    }

    [Fact]
    public async Task It_can_be_put_off()
    {
        using var fixture = With(new RecognitionOptions { Tesseract = Script("tesseract", "exit 1"), PdfToPpm = "/bin/false" });

        var text = await fixture.Extractor.ExtractAsync(fixture.Write("scan.pdf", PdfFile.WithPictureOnly()), null, RecognitionLimits.PutOff, TestContext.Current.CancellationToken);

        text.Recognition.ShouldBe(RecognitionState.PutOff);
        text.Outcome.ShouldBe(ExtractionOutcome.NoText);
    }

    [Fact]
    public async Task Only_so_many_pages_of_a_document_are_recognised()
    {
        using var fixture = With(new RecognitionOptions
        {
            Tesseract = Script("tesseract", $"cat > /dev/null; cat {_fixture.Write("read.pdf", PdfFile.WithPages(["Der Beschluss steht hier."])).FullName}"),
            PdfToPpm = Script("pdftoppm", "printf 'P5\\n8 8\\n255\\n'; head -c 1000 /dev/zero"),
            MaxPages = 2,
        });

        var text = await fixture.ExtractAsync(PdfFile.WithPages([], [], [], ["Text auf der vierten Seite, genug davon."]));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Recognition.ShouldBe(RecognitionState.Cut);
        text.Pages.Select(page => page.IsRecognized).ShouldBe([true, true, false, false]);
        text.Note.ShouldNotBeNull().ShouldContain("only 2 of 3 scanned pages");
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_left_out_and_the_next_one_read()
    {
        using var fixture = With(new RecognitionOptions
        {
            Tesseract = Script("tesseract", "cat > /dev/null; exec sleep 60"),
            PdfToPpm = Script("pdftoppm", "printf 'P5\\n8 8\\n255\\n'; head -c 1000 /dev/zero"),
            PageTimeout = TimeSpan.FromMilliseconds(300),
        });

        var text = await fixture.ExtractAsync(PdfFile.WithPages([], ["Text auf der zweiten Seite, genug davon."]));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages[1].Text.ShouldStartWith("Text auf");
        text.Note.ShouldNotBeNull().ShouldContain("could not be recognised");
    }

    [Fact]
    public async Task A_missing_language_is_named_as_not_installed()
    {
        using var fixture = With(new RecognitionOptions
        {
            Tesseract = Script("tesseract", "cat > /dev/null; echo \"Failed loading language 'deu'\" >&2; exit 1"),
            PdfToPpm = Script("pdftoppm", "printf 'P5\\n8 8\\n255\\n'; head -c 1000 /dev/zero"),
        });

        var text = await fixture.ExtractAsync(PdfFile.WithPictureOnly());

        text.Recognition.ShouldBe(RecognitionState.NotInstalled);
        text.Note.ShouldNotBeNull().ShouldContain("tesseract-ocr-deu");
    }

    [Fact]
    public async Task An_empty_page_costs_no_recognition()
    {
        using var fixture = With(new RecognitionOptions { Tesseract = Script("tesseract", "exit 1") });

        var text = await fixture.ExtractAsync(PdfFile.WithPages(["Der Text der ersten Seite ist lang genug."], []));

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Recognition.ShouldBe(RecognitionState.Done);
    }

    [Fact]
    public async Task A_page_as_large_as_a_house_is_pictured_within_the_limit()
    {
        SkipWithoutTesseract();
        var text = await _fixture.ExtractAsync(PdfFile.WithPictureOnly(pageWidth: 14_400, pageHeight: 14_400));

        text.Outcome.ShouldBe(ExtractionOutcome.NoText);
    }

    [Fact]
    public async Task A_picture_that_declares_billions_of_pixels_ends_within_the_limits()
    {
        SkipWithoutTesseract();
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxMemoryBytes = 256 << 20, Recognition = new RecognitionOptions { PageTimeout = TimeSpan.FromSeconds(2) } });

        var text = await fixture.ExtractAsync(PdfFile.WithScan((200_000, 200_000, new byte[64]), ""));

        text.Outcome.ShouldBe(ExtractionOutcome.NoText);
        text.Note.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Der Stadtrat beschließt die Satzung.", true)]
    [InlineData("IN | Ns ff ~ DE li . | | _ — -- Amt", false)]
    [InlineData("1.250.000 3.400 Summe Einnahmen Ausgaben", true)]
    public void What_tesseract_sees_in_a_map_is_no_text(string text, bool isText) => RecognitionQuality.IsText(text).ShouldBe(isText);

    private static ExtractorFixture With(RecognitionOptions options) => new(new ExtractionOptions { Recognition = options });

    private string Script(string name, string script)
    {
        var path = _fixture.PathOf(name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static void SkipWithoutTesseract()
    {
        if (ProgramPath.Find("tesseract") is null)
            Assert.Skip("tesseract is not there.");
    }

    // The picture of a page with text, as a scanner makes it.
    private async Task<(int Width, int Height, byte[] Pixels)> PictureAsync()
    {
        var pdf = _fixture.Write("text.pdf", PdfFile.WithPages(Lines));
        using var process = Process.Start(new ProcessStartInfo("pdftoppm", ["-gray", "-r", "150", "-x", "80", "-y", "60", "-W", "500", "-H", "1100", pdf.FullName]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var picture = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(picture, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var bytes = picture.ToArray();
        var head = Encoding.ASCII.GetString(bytes, 0, 30).Split('\n');
        var size = head[1].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (size[0], size[1], bytes[^(size[0] * size[1])..]);
    }
}
