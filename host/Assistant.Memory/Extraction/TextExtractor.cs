using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Mail;
using Assistant.Memory.Extraction.Markup;
using Assistant.Memory.Extraction.Office;
using Assistant.Memory.Extraction.Pdf;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Ingestion;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Extraction;

/// <summary>Looks at the bytes and hands them to the reader of their kind.</summary>
internal sealed class TextExtractor : ITextExtractor
{
    private readonly ExtractionOptions _options;
    private readonly WorkDirectory _work;
    private readonly PageRecognizer _recognizer;
    private readonly PdfTextReader _pdf;
    private readonly HtmlTextReader _html;
    private readonly OfficeTextReader _office;
    private readonly TimeProvider _timeProvider;

    public TextExtractor(ExtractionOptions options, WorkDirectory work, TimeProvider timeProvider, ILoggerFactory loggers)
    {
        _options = options;
        _work = work;
        _timeProvider = timeProvider;
        var children = new ChildProcessRunner(timeProvider, loggers.CreateLogger<ChildProcessRunner>());
        _recognizer = new PageRecognizer(options, children);
        _pdf = new PdfTextReader(options, children, _recognizer, new StampedScans(options, children));
        _html = new HtmlTextReader(options, timeProvider);
        _office = new OfficeTextReader(options, timeProvider);
    }

    public bool CanRecognize => _recognizer.Obstacle() is null;

    public Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, CancellationToken cancellationToken) =>
        ExtractAsync(file, claimedMediaType, _options.Recognition.Limits, cancellationToken);

    public Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, RecognitionLimits recognition, CancellationToken cancellationToken) =>
        ExtractAsync(file, claimedMediaType, new RecognitionAllowance(recognition, _timeProvider), mail: null, cancellationToken);

    private async Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, RecognitionAllowance recognition, MailScope? mail, CancellationToken cancellationToken)
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
                return await _pdf.ReadAsync(file, recognition, cancellationToken);
            case FileKind.Html when PromisesBinary(claim):
                return Failures.HtmlInsteadOfFile(HtmlTextReader.Title(TextDecoder.Decode(head, isHtml: true)), claim);
            case FileKind.PlainText when PromisesBinary(claim):
                return Failures.NotWhatWasClaimed(claim);
            case FileKind.Image:
                await stream.DisposeAsync();
                return await ReadImageAsync(file, recognition, cancellationToken);
            case FileKind.ZipPackage:
                return _office.Read(stream, cancellationToken);
            case FileKind.Mail:
                return await ReadMailAsync(stream, mail, recognition, cancellationToken);
            case FileKind.OldOffice:
                return await OldOfficeFile.RefuseAsync(stream, cancellationToken);
            case FileKind.RichText:
                return Failures.Unsupported("a rich-text document (.rtf)", "Word document (.docx) or PDF");
            case FileKind.Archive:
                return Failures.Unsupported("a compressed archive", "the single documents in it");
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
        // What a source gives as text is text, even where a letter's head stands at its beginning.
        kind = kind == FileKind.Mail ? FileKind.PlainText : kind;
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

    private async Task<ExtractedText> ReadMailAsync(FileStream stream, MailScope? scope, RecognitionAllowance recognition, CancellationToken cancellationToken)
    {
        if (stream.Length > _options.MaxMailBytes)
            return Failures.TooLarge(stream.Length, _options.MaxMailBytes);
        var bytes = new byte[(int)stream.Length];
        stream.Seek(0, SeekOrigin.Begin);
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        var reader = new MailTextReader(_options, _timeProvider, _html.Read, (content, claim, within, token) => ReadAttachmentAsync(content, claim, recognition, within, token));
        return await reader.ReadAsync(bytes, scope, cancellationToken);
    }

    private async Task<ExtractedText> ReadAttachmentAsync(ReadOnlyMemory<byte> content, string claim, RecognitionAllowance recognition, MailScope scope, CancellationToken cancellationToken)
    {
        var file = _work.NewFile();
        try
        {
            await File.WriteAllBytesAsync(file.FullName, content, cancellationToken);
            return await ExtractAsync(file, claim, recognition, scope, cancellationToken);
        }
        finally
        {
            file.Delete();
        }
    }

    private async Task<ExtractedText> ReadImageAsync(FileInfo file, RecognitionAllowance recognition, CancellationToken cancellationToken)
    {
        var recognized = !recognition.IsPutOff || !CanRecognize
            ? await _recognizer.RecognizeImageAsync(file, recognition, cancellationToken)
            : RecognizedPages.None(RecognitionState.PutOff, "character recognition (OCR) was put off, since its time was used up, and is tried again later");
        var pages = recognized.Texts.Select(page => new ExtractedPage(page.Key, page.Value) { IsRecognized = true }).OrderBy(page => page.Number).ToList();
        return new ExtractedText
        {
            Pages = [.. pages, .. recognized.Unread.Select(number => new ExtractedPage(number, "") { IsUnread = true })],
            HasPages = true,
            Outcome = pages.Count > 0 ? ExtractionOutcome.Complete : ExtractionOutcome.NoText,
            Note = pages.Count > 0 ? Failures.Recognized(pages.Count, pages.Count, recognized.Reason) : Failures.Scan(recognized.Reason),
            Recognition = recognized.State,
        };
    }
}
