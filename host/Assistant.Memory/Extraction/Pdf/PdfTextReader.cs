using System.Globalization;
using System.Text;
using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Normalization;

namespace Assistant.Memory.Extraction.Pdf;

/// <summary>Reads PDF files with poppler's <c>pdftotext</c> in a child process.</summary>
/// <remarks>
/// <para>
/// Why <c>-layout</c>: tried on municipal PDFs, each mode has one fault. The default mode tears tables into columns, so that a figure loses
/// its row, and joins “Persönlichkeits-⏎oder” to “Persönlichkeitsoder”. <c>-raw</c> keeps rows where the file was written in that order, but parts
/// cells by one space and puts footnotes first. <c>-layout</c> keeps rows, gaps between cells and hyphens; its one fault, that two
/// columns of prose share a line, is mended by <see cref="ColumnReflow"/>.
/// </para>
/// <para>Without <c>-q</c>: the error output tells a missing password from a damaged file.</para>
/// </remarks>
internal sealed class PdfTextReader(ExtractionOptions options, ChildProcessRunner children)
{
    public async Task<ExtractedText> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var command = new ChildCommand
        {
            Program = options.PdfToText,
            Package = "poppler-utils",
            // One page more than allowed shows that there are more.
            Arguments = ["-layout", "-enc", "UTF-8", "-eol", "unix", "-l", (options.MaxPages + 1).ToString(CultureInfo.InvariantCulture), file.FullName, "-"],
        };
        var limits = new ChildLimits
        {
            Timeout = options.Timeout,
            CpuTime = options.CpuTime,
            MaxMemoryBytes = options.MaxMemoryBytes,
            MaxOutputBytes = options.MaxOutputBytes,
        };
        var result = await children.RunAsync(command, limits, cancellationToken);
        return result.Ending switch
        {
            ChildEnding.TimedOut => Failures.TimedOut(options.Timeout < options.CpuTime ? options.Timeout : options.CpuTime),
            ChildEnding.OutOfMemory => Failures.OutOfMemory(options.MaxMemoryBytes),
            ChildEnding.OutputExceeded => Cut(result.Output),
            _ when result.ExitCode == 0 => await WholeAsync(file, result.Output, cancellationToken),
            _ => Failed(result),
        };
    }

    private async Task<ExtractedText> WholeAsync(FileInfo file, ReadOnlyMemory<byte> output, CancellationToken cancellationToken)
    {
        var pages = Pages(output);
        if (pages.Count > options.MaxPages)
            return Text(pages[..options.MaxPages], ExtractionOutcome.Partial, Failures.PageLimit(options.MaxPages));

        var empty = pages.Count(page => page.Text.Length == 0);
        var isWhole = await PdfTail.IsThereAsync(file, cancellationToken);
        if (!isWhole)
            return empty == pages.Count ? Failures.Truncated() : Text(pages, ExtractionOutcome.Partial, Failures.TruncatedNote);
        if (empty == pages.Count)
            return Text(pages, ExtractionOutcome.NoText, Failures.ScanNote);
        var note = empty == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{empty} of {pages.Count} pages hold no text: they are blank or scanned; scanned ones need character recognition (OCR).");
        return Text(pages, ExtractionOutcome.Complete, note);
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

    private static List<ExtractedPage> Pages(ReadOnlyMemory<byte> output)
    {
        var text = Encoding.UTF8.GetString(output.Span);
        var pages = new List<ExtractedPage>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\f', start);
            if (end < 0)
                end = text.Length;
            pages.Add(new ExtractedPage(pages.Count + 1, TextNormalizer.Normalize(text[start..end], isLayout: true)));
            start = end + 1;
        }

        return pages;
    }

    private static ExtractedText Text(List<ExtractedPage> pages, ExtractionOutcome outcome, string? note) =>
        new() { Pages = pages, HasPages = true, Outcome = outcome, Note = note };
}
