using System.Globalization;
using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Pdf;

namespace Assistant.Memory.Extraction.Recognition;

/// <summary>
/// Recognises the text of pages that are pictures: poppler's <c>pdftoppm</c> pictures a page, tesseract reads it,
/// <c>pdftotext</c> lays its words out, each in a child process under limits; what one writes the next one reads from memory.
/// </summary>
internal sealed class PageRecognizer(ExtractionOptions options, ChildProcessRunner children)
{
    // One thread a page: the extractor reads several documents at a time already.
    private static readonly KeyValuePair<string, string>[] OneThread = [new("OMP_THREAD_LIMIT", "1")];
    private readonly RecognitionOptions _recognition = options.Recognition;

    /// <summary>Why nothing can be recognised now; <see langword="null"/> where it can.</summary>
    public RecognizedPages? Obstacle()
    {
        if (!_recognition.Enabled)
            return RecognizedPages.None(RecognitionState.Off, "character recognition (OCR) is switched off in the settings");
        return ProgramPath.Find(_recognition.Tesseract) is null || ProgramPath.Find(_recognition.PdfToPpm) is null
            ? RecognizedPages.None(RecognitionState.NotInstalled, "OCR is not installed (Debian: tesseract-ocr, tesseract-ocr-deu, poppler-utils)")
            : null;
    }

    /// <summary>Recognises pages of a PDF.</summary>
    public async Task<RecognizedPages> RecognizeAsync(FileInfo pdf, IReadOnlyList<int> pages, RecognitionAllowance allowance, CancellationToken cancellationToken)
    {
        if (Obstacle() is { } obstacle)
            return obstacle;
        var texts = new Dictionary<int, string>();
        var failed = new List<int>();
        for (var i = 0; i < pages.Count; i++)
        {
            if (!allowance.HasPage)
                return Cut(texts, $"only {i} of {pages.Count} scanned pages were recognised, which is the limit", [.. failed, .. pages.Skip(i)]);
            if (allowance.Left <= TimeSpan.Zero)
                return Cut(texts, string.Create(CultureInfo.InvariantCulture, $"only {i} of {pages.Count} scanned pages were recognised within {allowance.Limits.Time.TotalSeconds:0} s"), [.. failed, .. pages.Skip(i)]);
            allowance.TakePage();
            var (text, end) = await RecognizeAsync(pdf, pages[i], allowance, cancellationToken);
            if (end is not null)
                return end;
            if (text is null)
                failed.Add(pages[i]);
            else if (text.Length > 0)
                texts[pages[i]] = text;
        }

        return failed.Count == 0
            ? new RecognizedPages(texts, RecognitionState.Done, null)
            : Cut(texts, $"{failed.Count} of {pages.Count} scanned pages could not be recognised within the limits of time and memory", failed);
    }

    /// <summary>Recognises the text of a picture: TIFF (all its pages), PNG or JPEG.</summary>
    public async Task<RecognizedPages> RecognizeImageAsync(FileInfo image, RecognitionAllowance allowance, CancellationToken cancellationToken)
    {
        if (Obstacle() is { } obstacle)
            return obstacle;
        var result = await children.RunAsync(Tesseract(image.FullName, default), Limits(_recognition.DocumentTimeout, allowance, options.MaxOutputBytes), cancellationToken);
        if (Refused(result) is { } refused)
            return refused;
        if (!IsThere(result))
            return Cut([], "the picture could not be read within the limits of time and memory", result.Ending == ChildEnding.Exited ? [] : [1]);
        var pages = await TextsAsync(result.Output, cancellationToken);
        return pages is null
            ? Cut([], "the picture could not be read within the limits of time and memory", [1])
            : new RecognizedPages(pages.Select((text, i) => (Number: i + 1, Text: text)).Where(page => page.Text.Length > 0).ToDictionary(page => page.Number, page => page.Text), RecognitionState.Done, null);
    }

    // Text null: this page failed. End: no page can be recognised.
    private async Task<(string? Text, RecognizedPages? End)> RecognizeAsync(FileInfo pdf, int page, RecognitionAllowance allowance, CancellationToken cancellationToken)
    {
        // A small picture first: it costs a tenth, and most pages without text are simply empty.
        var small = await PictureAsync(pdf, page, GrayMap.ThumbnailPixels, allowance, cancellationToken);
        if (!IsThere(small))
            return (null, null);
        if (GrayMap.IsEmpty(small.Output.Span))
            return ("", null);
        var pictured = await PictureAsync(pdf, page, _recognition.LongSidePixels, allowance, cancellationToken);
        if (!IsThere(pictured))
            return (null, null);
        if (GrayMap.IsBlank(pictured.Output.Span))
            return ("", null);
        var read = await children.RunAsync(Tesseract("stdin", pictured.Output), Limits(_recognition.PageTimeout, allowance, options.MaxOutputBytes), cancellationToken);
        if (Refused(read) is { } refused)
            return (null, refused);
        return IsThere(read) && await TextsAsync(read.Output, cancellationToken) is [var text, ..] ? (text, null) : (null, null);
    }

    private Task<ChildResult> PictureAsync(FileInfo pdf, int page, int longSide, RecognitionAllowance allowance, CancellationToken cancellationToken)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var command = new ChildCommand
        {
            Program = _recognition.PdfToPpm,
            Package = "poppler-utils",
            Arguments = ["-f", number, "-l", number, "-gray", "-scale-to", longSide.ToString(CultureInfo.InvariantCulture), pdf.FullName],
        };
        return children.RunAsync(command, Limits(_recognition.PageTimeout, allowance, (longSide * longSide) + 1_024), cancellationToken);
    }

    private static bool IsThere(ChildResult result) => result.Ending == ChildEnding.Exited && result.ExitCode == 0;

    private ChildCommand Tesseract(string input, ReadOnlyMemory<byte> content) => new()
    {
        Program = _recognition.Tesseract,
        Package = "tesseract-ocr",
        // Page segmentation 1 finds out first which side is up.
        Arguments = [input, "stdout", "-l", _recognition.Languages, "--psm", "1", "-c", "tessedit_create_pdf=1", "-c", "textonly_pdf=1"],
        Input = content,
        Environment = OneThread,
    };

    private ChildLimits Limits(TimeSpan timeout, RecognitionAllowance allowance, int maxOutputBytes)
    {
        var time = TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, Math.Min(timeout.Ticks, allowance.Left.Ticks)));
        return new ChildLimits { Timeout = time, CpuTime = time, MaxMemoryBytes = options.MaxMemoryBytes, MaxOutputBytes = maxOutputBytes };
    }

    private RecognizedPages? Refused(ChildResult result) => result.ExitCode != 0 && result.Errors.Contains("Failed loading language", StringComparison.Ordinal)
        ? RecognizedPages.None(RecognitionState.NotInstalled, $"OCR has no data for “{_recognition.Languages}” (Debian: tesseract-ocr-deu)")
        : null;

    private static RecognizedPages Cut(Dictionary<int, string> texts, string reason, IReadOnlyList<int> unread) => new(texts, RecognitionState.Cut, reason) { Unread = unread };

    // Tesseract's plain text takes ruled tables apart column by column. Its PDF has each word at its place, and read like any other PDF it keeps
    // the rows.
    private async Task<IReadOnlyList<string>?> TextsAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var result = await children.RunAsync(PdfToText.Command(options, "-") with { Input = pdf }, PdfToText.Limits(options), cancellationToken);
        return IsThere(result) ? [.. PdfToText.Pages(result.Output).Take(options.MaxPages).Select(text => RecognitionQuality.IsText(text) ? text : "")] : null;
    }
}
