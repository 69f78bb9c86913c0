using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Extraction.Pdf;

/// <summary>Reads PDF files with poppler's <c>pdftotext</c> in a child process.</summary>
internal sealed class PdfTextReader(ExtractionOptions options, ChildProcessRunner children, PageRecognizer recognizer, StampedScans scans)
{
    public async Task<ExtractedText> ReadAsync(FileInfo file, RecognitionAllowance recognition, CancellationToken cancellationToken)
    {
        var result = await children.RunAsync(PdfToText.Command(options, file.FullName), PdfToText.Limits(options), cancellationToken);
        return result.Ending switch
        {
            ChildEnding.TimedOut => Failures.TimedOut(options.Timeout < options.CpuTime ? options.Timeout : options.CpuTime),
            ChildEnding.OutOfMemory => Failures.OutOfMemory(options.MaxMemoryBytes),
            ChildEnding.OutputExceeded => Cut(result.Output),
            _ when result.ExitCode == 0 => await WholeAsync(file, result.Output, recognition, cancellationToken),
            _ => Failed(result),
        };
    }

    private async Task<ExtractedText> WholeAsync(FileInfo file, ReadOnlyMemory<byte> output, RecognitionAllowance recognition, CancellationToken cancellationToken)
    {
        var pages = Pages(output);
        var isCut = pages.Count > options.MaxPages;
        if (isCut)
            pages = pages[..options.MaxPages];
        var isWhole = isCut || await PdfTail.IsThereAsync(file, cancellationToken);
        if (!isWhole && pages.TrueForAll(page => page.Text.Length == 0))
            return Failures.Truncated();
        var text = await WithPicturesAsync(file, pages, recognition, cancellationToken);
        if (isCut)
            return text with { Outcome = ExtractionOutcome.Partial, Note = Failures.PageLimit(options.MaxPages) };
        return isWhole ? text : text with { Outcome = ExtractionOutcome.Partial, Note = Failures.TruncatedNote };
    }

    private async Task<ExtractedText> WithPicturesAsync(FileInfo file, List<ExtractedPage> pages, RecognitionAllowance recognition, CancellationToken cancellationToken)
    {
        var stamped = await scans.FindAsync(file, [.. pages.Where(StampedScans.IsShort).Select(page => page.Number)], cancellationToken);
        var pictures = pages.Where(page => page.Text.Length == 0 || stamped.Contains(page.Number)).Select(page => page.Number).ToList();
        if (pictures.Count == 0)
            return Text(pages, ExtractionOutcome.Complete, null);
        var recognized = !recognition.IsPutOff || recognizer.Obstacle() is not null
            ? await recognizer.RecognizeAsync(file, pictures, recognition, cancellationToken)
            : RecognizedPages.None(RecognitionState.PutOff, "character recognition (OCR) was put off, since its time was used up, and is tried again later");

        var unread = recognized.Unread.ToHashSet();
        pages = [.. pages.Select(page => recognized.Texts.TryGetValue(page.Number, out var text) && text.Length > page.Text.Length
            ? page with { Text = text, IsRecognized = true }
            : page with { IsUnread = unread.Contains(page.Number) })];
        var read = pages.Count(page => page.IsRecognized);
        var empty = pages.Count(page => page.Text.Length == 0);
        var isMissing = recognized.State is RecognitionState.Cut or RecognitionState.PutOff && empty > 0;
        var note = read > 0 ? Failures.Recognized(read, pages.Count, recognized.Reason)
            : empty == pages.Count ? Failures.Scan(recognized.Reason)
            : empty > 0 ? Failures.Scans(empty, pages.Count, recognized.Reason ?? "recognition (OCR) found no text on them") : null;
        var outcome = empty == pages.Count ? ExtractionOutcome.NoText : isMissing ? ExtractionOutcome.Partial : ExtractionOutcome.Complete;
        return Text(pages, outcome, note) with { Recognition = recognized.State };
    }

    // Ended in the middle of a page; that page is kept only where there is no other.
    private ExtractedText Cut(ReadOnlyMemory<byte> output)
    {
        var lastEnd = output.Span.LastIndexOf((byte)'\f');
        var lastLine = output.Span.LastIndexOf((byte)'\n');
        var pages = Pages(output[..(lastEnd >= 0 ? lastEnd + 1 : lastLine + 1)]);
        if (pages.Count > options.MaxPages)
            pages = pages[..options.MaxPages];
        return Text(pages, ExtractionOutcome.Partial, Failures.OutputLimit(options.MaxOutputBytes, pages.Count));
    }

    private ExtractedText Failed(ChildResult result)
    {
        const int sigAbort = 128 + 6;
        if (result.Errors.Contains("Incorrect password", StringComparison.Ordinal))
            return Failures.Encrypted();
        if (result.ExitCode == sigAbort || result.Errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || result.Errors.Contains("bad_alloc", StringComparison.Ordinal))
            return Failures.OutOfMemory(options.MaxMemoryBytes);
        return Failures.Broken(result.Errors);
    }

    private static List<ExtractedPage> Pages(ReadOnlyMemory<byte> output) => [.. PdfToText.Pages(output).Select((text, i) => new ExtractedPage(i + 1, text))];

    private static ExtractedText Text(List<ExtractedPage> pages, ExtractionOutcome outcome, string? note) =>
        new() { Pages = pages, HasPages = true, Outcome = outcome, Note = note };
}
