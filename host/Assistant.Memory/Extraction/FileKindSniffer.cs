using Assistant.Memory.Extraction.Mail;

namespace Assistant.Memory.Extraction;

/// <summary>Tells a file's kind by its first bytes; only between kinds of text does the claim decide.</summary>
internal static class FileKindSniffer
{
    /// <summary>How many bytes at the beginning are looked at. ISO 32000-1, annex H: the PDF header may stand within the first 1,024.</summary>
    public const int HeadBytes = 4096;

    private const int PdfHeaderBytes = 1024;

    // Tag names by which mimesniff.spec.whatwg.org knows HTML, shortened to those that begin a document.
    private static readonly string[] HtmlBeginnings =
        ["<!doctype html", "<html", "<head", "<body", "<script", "<title", "<style", "<table", "<div", "<h1", "<p>", "<br", "<iframe", "<meta"];

    public static FileKind Sniff(ReadOnlySpan<byte> head, string? claimedMediaType)
    {
        if (head.IsEmpty)
            return FileKind.Empty;
        if (head[..Math.Min(head.Length, PdfHeaderBytes)].IndexOf("%PDF-"u8) >= 0)
            return FileKind.Pdf;
        return Binary(head) ?? Text(head, Claim(claimedMediaType));
    }

    /// <summary>The claim in lower case without parameters and without the part before the slash: <c>pdf</c>, <c>html</c>.</summary>
    public static string Claim(string? mediaType)
    {
        var type = (mediaType ?? "").Split(';')[0].Trim().TrimStart('.').ToLowerInvariant();
        return type[(type.LastIndexOf('/') + 1)..];
    }

    private static FileKind? Binary(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return FileKind.ZipPackage;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileKind.OldOffice;
        if (head.StartsWith("{\\rtf"u8))
            return FileKind.RichText;
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
            || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8))
            return FileKind.Image;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith("Rar!"u8) || head.StartsWith("BZh"u8))
            return FileKind.Archive;
        return null;
    }

    private static FileKind Text(ReadOnlySpan<byte> head, string claim)
    {
        if (!TextDecoder.HasUtf16Mark(head) && head.IndexOf((byte)0) >= 0)
            return FileKind.Unknown;
        var text = TextDecoder.DecodeHead(head);
        return ControlShare(text) > 0.05 ? FileKind.Unknown : SniffText(text, claim);
    }

    /// <summary>Tells which kind of text a text is.</summary>
    /// <param name="head">Its beginning.</param>
    /// <param name="claim">See <see cref="Claim"/>.</param>
    public static FileKind SniffText(string head, string claim)
    {
        if (claim is "rfc822" or "eml" || (claim is not ("markdown" or "md") && MailHead.Begins(head)))
            return FileKind.Mail;
        if (LooksLikeHtml(WithoutPreamble(head)))
            return FileKind.Html;
        return claim switch
        {
            "html" or "htm" or "xhtml+xml" => FileKind.Html,
            "markdown" or "x-markdown" or "md" => FileKind.Markdown,
            _ => FileKind.PlainText,
        };
    }

    private static bool LooksLikeHtml(string text) => HtmlBeginnings.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase));

    // White space, comments and an XML declaration may stand before the first tag.
    private static string WithoutPreamble(string text)
    {
        while (true)
        {
            text = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
            var end = text switch
            {
                _ when text.StartsWith("<!--", StringComparison.Ordinal) => text.IndexOf("-->", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : -1,
                _ when text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) => text.IndexOf('>', StringComparison.Ordinal) is var at and >= 0 ? at + 1 : -1,
                _ => -1,
            };
            if (end < 0)
                return text;
            text = text[end..];
        }
    }

    private static double ControlShare(string text) =>
        text.Length == 0 ? 0 : text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')) / (double)text.Length;
}
