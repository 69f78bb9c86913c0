using System.Globalization;
using System.Text;
using Assistant.Memory.Extraction.Normalization;
using Assistant.Memory.Splitting;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>
/// Reads an e-mail (.eml): its header fields, its text, and its attachments under their names. What is read of an attachment is what the
/// extractor would make of it as a file; an e-mail within an e-mail is read as one.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="html">Reads the text where it is HTML.</param>
/// <param name="readAttachment">Reads the bytes of an attachment, given what it claims to be.</param>
internal sealed class MailTextReader(
    ExtractionOptions options,
    TimeProvider timeProvider,
    Func<string, CancellationToken, ExtractedText> html,
    Func<ReadOnlyMemory<byte>, string, MailScope, CancellationToken, Task<ExtractedText>> readAttachment)
{
    public async Task<ExtractedText> ReadAsync(ReadOnlyMemory<byte> bytes, MailScope? scope, CancellationToken cancellationToken)
    {
        scope ??= new MailScope(options, timeProvider);
        var text = new StringBuilder();
        try
        {
            await WriteAsync(MimePart.Parse(bytes), text, scope, cancellationToken);
        }
        catch (ExtractionFailedException failed) when (text.Length == 0)
        {
            return failed.Outcome;
        }

        var hasText = text.Length > 0;
        return new ExtractedText
        {
            Pages = [new ExtractedPage(1, text.ToString().Trim()) { IsRecognized = scope.HasRecognized }],
            HasPages = false,
            Outcome = !hasText ? ExtractionOutcome.NoText : scope.LeftOut > 0 ? ExtractionOutcome.Partial : ExtractionOutcome.Complete,
            Note = !hasText ? "The e-mail holds no text." : scope.Note(),
            Recognition = scope.Recognition,
        };
    }

    private async Task WriteAsync(MimePart message, StringBuilder text, MailScope scope, CancellationToken cancellationToken)
    {
        WriteHead(message.Header, text);
        await WritePartAsync(message, text, scope, depth: 0, cancellationToken);
    }

    private async Task WritePartAsync(MimePart part, StringBuilder text, MailScope scope, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!scope.Enter(part.FileName ?? part.Type, text.Length))
            return;
        if (scope.Depth + depth > options.MaxMailDepth)
        {
            scope.LeaveOut(part.FileName ?? "a nested part", $"it is nested more than {options.MaxMailDepth.ToString(CultureInfo.InvariantCulture)} levels deep");
            return;
        }

        switch (part.Type)
        {
            case "multipart/alternative":
                // RFC 2046, section 5.1.4: the last that can be shown is the best; containers of HTML and its pictures count as such.
                var alternatives = part.Parts().Take(options.MaxMailParts).ToList();
                if ((alternatives.FindLast(IsReadable) ?? alternatives.FirstOrDefault()) is { } best)
                    await WritePartAsync(best, text, scope, depth + 1, cancellationToken);
                break;
            case "multipart/related" or "multipart/signed":
                if (part.Parts().FirstOrDefault() is { } root)
                    await WritePartAsync(root, text, scope, depth + 1, cancellationToken);
                break;
            case var _ when part.IsMultipart:
                foreach (var child in part.Parts().Take(options.MaxMailParts + 1))
                    await WritePartAsync(child, text, scope, depth + 1, cancellationToken);
                break;
            case "message/rfc822":
                var attached = MimePart.Parse(part.Content());
                BeginAttachment(text, part.FileName ?? attached.Header.Text("Subject"));
                WriteHead(attached.Header, text);
                await WritePartAsync(attached, text, scope, depth + 1, cancellationToken);
                break;
            case var _ when part.IsText:
                Paragraph(text, BodyText(part, cancellationToken));
                break;
            case "application/pkcs7-mime" or "application/x-pkcs7-mime" when depth == 0:
                throw new ExtractionFailedException(Failures.Encrypted());
            default:
                await WriteAttachmentAsync(part, text, scope, depth, cancellationToken);
                break;
        }
    }

    private async Task WriteAttachmentAsync(MimePart part, StringBuilder text, MailScope scope, int depth, CancellationToken cancellationToken)
    {
        // Pictures that the text shows, signatures and invitations are no documents.
        if (part.FileName is not { } name || part.Disposition == "inline" || part.Header["Content-ID"].Length > 0 || part.Type is "application/pkcs7-signature" or "application/pgp-signature" or "text/calendar")
            return;
        var claim = part.Type is "application/octet-stream" or "application/binary" ? Path.GetExtension(name) : part.Type;
        var read = await readAttachment(part.Content(), claim, scope.Within(depth + 1), cancellationToken);
        var pages = read.HasPages ? RunningLines.Bodies(read.Pages).Zip(read.Pages, (body, page) => body.Of(page.Text)) : read.Pages.Select(page => page.Text);
        var content = string.Join("\n\n", pages.Where(page => page.Length > 0));
        if (content.Length > 0)
        {
            BeginAttachment(text, name);
            Paragraph(text, content);
        }

        scope.Recognized(read);
        if (read.Outcome != ExtractionOutcome.Complete)
            scope.LeaveOut(name, read.Note ?? "it could not be read");
    }

    private string BodyText(MimePart part, CancellationToken cancellationToken)
    {
        var content = part.Text();
        if (part.Type == "text/plain")
            return TextNormalizer.Normalize(content, isLayout: false);
        var read = html(content, cancellationToken);
        return read.Pages.Count == 0 ? throw new ExtractionFailedException(read) : read.Pages[0].Text;
    }

    private static bool IsReadable(MimePart part) => part.IsText || part.Type is "multipart/related" or "multipart/mixed" or "multipart/alternative";

    private static void WriteHead(MimeHeader header, StringBuilder text)
    {
        var subject = header.Text("Subject");
        if (subject.Length > 0)
            Paragraph(text, "# " + OneLine(subject));
        var lines = new List<string>();
        Field(lines, "Von", header.Text("From"));
        Field(lines, "An", header.Text("To"));
        Field(lines, "Kopie", header.Text("Cc"));
        Field(lines, "Datum", Date(header["Date"]));
        if (lines.Count > 0)
            Paragraph(text, string.Join('\n', lines));
    }

    private static void Field(List<string> lines, string name, string value)
    {
        if (value.Length > 0)
            lines.Add($"{name}: {OneLine(value)}");
    }

    // As the sender's clock showed it; a name of the time zone in brackets is a comment (RFC 5322, section 3.3).
    private static string Date(string value)
    {
        var comment = value.IndexOf('(', StringComparison.Ordinal);
        var date = (comment < 0 ? value : value[..comment]).Trim();
        return DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture) : value;
    }

    private static void BeginAttachment(StringBuilder text, string name) => Paragraph(text, "# Anlage: " + OneLine(name));

    private static void Paragraph(StringBuilder text, string content)
    {
        if (content.Length > 0)
            text.Append(content).Append("\n\n");
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
}
