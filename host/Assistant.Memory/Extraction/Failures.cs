using System.Globalization;

namespace Assistant.Memory.Extraction;

/// <summary>The sentences in which an operator is told why a document is not, or not wholly, searchable.</summary>
internal static class Failures
{
    private const int MaxDetail = 160;

    public const string TruncatedNote = "The file breaks off before its end, and only the pages up to there were read: fetch it again, or ask the source for a whole copy.";


    public static ExtractedText Of(ExtractionOutcome outcome, string note) => new() { Pages = [], HasPages = false, Outcome = outcome, Note = note };

    public static ExtractedText Empty() =>
        Of(ExtractionOutcome.Broken, "The file is empty (0 bytes): the source has to provide it again.");

    public static ExtractedText Truncated() =>
        Of(ExtractionOutcome.Broken, "The file breaks off before its end and nothing of it can be read: fetch it again, or ask the source for a whole copy.");

    public static ExtractedText Broken(string detail) =>
        Of(ExtractionOutcome.Broken, $"The file is damaged and cannot be read ({FirstLine(detail)}): fetch it again, or ask the source for a whole copy.");

    public static ExtractedText NotWhatWasClaimed(string claim) =>
        Of(ExtractionOutcome.Broken, $"The source calls the file {claim} but sent plain text, most likely an error message: open its address in a browser and mend it at the source.");

    public static ExtractedText Encrypted() =>
        Of(ExtractionOutcome.Encrypted, "The file asks for a password: the source has to provide a copy without one.");

    public static ExtractedText Unsupported(string what, string cure = "PDF") =>
        Of(ExtractionOutcome.Unsupported, $"The file is {what}, which the host cannot read: the source should provide it as {cure}.");

    public static string Scan(string? reason) =>
        $"The file holds pictures of pages and no text; {reason ?? "character recognition (OCR) found none on them"}. A copy with a text layer would help.";

    public static string Scans(int empty, int pages, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{empty} of {pages} pages hold no text: they are blank or scanned; {reason}.");

    public static string Recognized(int recognized, int pages, string? reason) =>
        string.Create(CultureInfo.InvariantCulture, $"The text of {recognized} of {pages} pages was recognised in pictures (OCR){(reason is null ? "" : "; " + reason)}.");

    public static ExtractedText TooLarge(long bytes, long limit) =>
        Of(ExtractionOutcome.TooLarge, $"The file has {Size(bytes)}, more than the limit of {Size(limit)}: raise the limit in the settings if it is meant to be read.");

    public static ExtractedText TooManyElements(int limit) =>
        Of(ExtractionOutcome.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The web page has more than {limit} elements and was not read: the source should provide it in parts or as PDF."));

    public static ExtractedText TimedOut(TimeSpan limit) =>
        Of(ExtractionOutcome.TimedOut, string.Create(CultureInfo.InvariantCulture, $"Reading took longer than {limit.TotalSeconds:0.#} s and was ended: raise the limit in the settings, or ask the source for a simpler file."));

    public static ExtractedText OutOfMemory(long limit) =>
        Of(ExtractionOutcome.OutOfMemory, $"Reading needed more memory than the limit of {Size(limit)} and was ended: raise the limit in the settings, or ask the source for a simpler file.");

    public static ExtractedText HtmlInsteadOfFile(string? title, string claim) =>
        Of(ExtractionOutcome.HtmlInsteadOfFile, $"The source sent a web page{(title is null ? "" : $" titled “{title}”")} in place of the {claim} file, most likely an error or login page: open the file's address in a browser and mend it at the source.");

    public static ExtractedText Unpacks(long limit) =>
        Of(ExtractionOutcome.TooLarge, $"The file unpacks to more than the limit of {Size(limit)} and was not read: raise the limit in the settings if it is meant to be read, or ask the source for a PDF.");

    public static ExtractedText UnpacksTimes(int ratio) =>
        Of(ExtractionOutcome.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The file unpacks to more than {ratio} times its size, as archives do that are made to exhaust their reader; it was not read: ask the source for a PDF."));

    public static ExtractedText TooManyEntries(int limit) =>
        Of(ExtractionOutcome.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The file is an archive of more than {limit} entries and was not read: ask the source for a PDF."));

    public static ExtractedText TooDeep(int limit) =>
        Of(ExtractionOutcome.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The file nests its parts more than {limit} levels deep and was not read: ask the source for a PDF."));

    public static ExtractedText LongToken(long limit) =>
        Of(ExtractionOutcome.TooLarge, $"The file holds a piece of more than {Size(limit)} without any structure and was not read: ask the source for a PDF.");

    public static string TextLimit(long limit) =>
        $"The text is longer than the limit of {Size(limit)}, the rest is left out: raise the limit in the settings if it is to be found.";

    public static string PageLimit(int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"Only the first {limit} pages were read, the rest is left out: raise the page limit in the settings if they are to be found.");

    public static string OutputLimit(long limit, int pages) =>
        string.Create(CultureInfo.InvariantCulture, $"The text is longer than the limit of {Size(limit)}; only the first {pages} pages were read: raise the limit in the settings if the rest is to be found.");

    private static string Size(long bytes) => bytes switch
    {
        < 10 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 10 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB"),
    };

    private static string FirstLine(string detail)
    {
        var line = detail.Split('\n', 2)[0].Trim();
        return line.Length switch
        {
            0 => "the reader crashed on it",
            > MaxDetail => line[..MaxDetail],
            _ => line,
        };
    }
}
