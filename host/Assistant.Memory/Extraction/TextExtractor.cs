using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Markup;
using Assistant.Memory.Extraction.Pdf;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Extraction;

/// <summary>Looks at the bytes and hands them to the reader of their kind.</summary>
internal sealed class TextExtractor : ITextExtractor
{
    private readonly ExtractionOptions _options;
    private readonly PdfTextReader _pdf;
    private readonly HtmlTextReader _html;

    public TextExtractor(ExtractionOptions options, TimeProvider timeProvider, ILoggerFactory loggers)
    {
        _options = options;
        _pdf = new PdfTextReader(options, new ChildProcessRunner(options.PrLimit, timeProvider, loggers.CreateLogger<ChildProcessRunner>()));
        _html = new HtmlTextReader(options, timeProvider);
    }

    public async Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: false);
        if (stream.Length > _options.MaxFileBytes)
            return Failures.TooLarge(stream.Length, _options.MaxFileBytes);

        var head = new byte[(int)Math.Min(stream.Length, FileKindSniffer.HeadBytes)];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var claim = FileKindSniffer.Claim(claimedMediaType ?? file.Extension);
        switch (FileKindSniffer.Sniff(head, claim))
        {
            case FileKind.Empty:
                return Failures.Empty();
            case FileKind.Pdf:
                await stream.DisposeAsync();
                return await _pdf.ReadAsync(file, cancellationToken);
            case FileKind.Html when PromisesBinary(claim):
                return Failures.HtmlInsteadOfFile(HtmlTextReader.Title(TextDecoder.Decode(head, isHtml: true)), claim);
            case FileKind.PlainText when PromisesBinary(claim):
                return Failures.NotWhatWasClaimed(claim);
            case FileKind.Image:
                return Failures.Of(ExtractionOutcome.NoText, Failures.ScanNote);
            case FileKind.ZipPackage:
                return Failures.Unsupported(NameOfPackage(head));
            case FileKind.OldOffice:
                return Failures.Unsupported("an Office document of the format before 2007 (.doc, .xls, .ppt)");
            case FileKind.RichText:
                return Failures.Unsupported("a rich-text document (.rtf)");
            case FileKind.Archive:
                return Failures.Unsupported("a compressed archive");
            case FileKind.Unknown:
                return Failures.Unsupported("of an unknown kind");
            case var kind:
                return await ReadTextAsync(stream, kind, cancellationToken);
        }
    }

    public ExtractedText Extract(string text, string? claimedMediaType, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (text.Length > _options.MaxMarkupBytes)
            return Failures.TooLarge(text.Length, _options.MaxMarkupBytes);
        var kind = FileKindSniffer.SniffText(text[..Math.Min(text.Length, FileKindSniffer.HeadBytes)], FileKindSniffer.Claim(claimedMediaType));
        return Read(text, kind, cancellationToken);
    }

    private async Task<ExtractedText> ReadTextAsync(FileStream stream, FileKind kind, CancellationToken cancellationToken)
    {
        if (stream.Length > _options.MaxMarkupBytes)
            return Failures.TooLarge(stream.Length, _options.MaxMarkupBytes);
        var bytes = new byte[(int)stream.Length];
        stream.Seek(0, SeekOrigin.Begin);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Read(TextDecoder.Decode(bytes.AsSpan(0, read), kind == FileKind.Html), kind, cancellationToken);
    }

    private ExtractedText Read(string text, FileKind kind, CancellationToken cancellationToken) =>
        kind == FileKind.Html ? _html.Read(text, cancellationToken) : PlainTextReader.Read(text, kind == FileKind.Markdown);

    private static bool PromisesBinary(string claim) =>
        claim is "pdf" or "x-pdf" or "zip" or "docx" or "doc" or "msword" or "xlsx" or "odt" or "tiff" or "tif" or "jpeg" or "jpg" or "png" or "rtf"
        || claim.StartsWith("vnd.", StringComparison.Ordinal);

    private static string NameOfPackage(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("word/"u8) >= 0)
            return "a Word document (.docx)";
        if (head.IndexOf("xl/"u8) >= 0)
            return "an Excel workbook (.xlsx)";
        return head.IndexOf("application/vnd.oasis.opendocument"u8) >= 0 ? "an OpenDocument file" : "a ZIP archive or Office document";
    }
}
