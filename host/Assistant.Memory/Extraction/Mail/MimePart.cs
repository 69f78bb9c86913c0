using System.Text;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>An e-mail or a part of one (RFC 2045, RFC 2046). Immutable; its body is a stretch of the file's bytes.</summary>
internal sealed class MimePart
{
    private const int MaxBoundary = 200;
    private readonly ReadOnlyMemory<byte> _body;

    private MimePart(MimeHeader header, ReadOnlyMemory<byte> body)
    {
        Header = header;
        _body = body;
        var type = header.Value("Content-Type");
        Type = type.Contains('/', StringComparison.Ordinal) ? type : "text/plain";
        Disposition = header.Value("Content-Disposition");
        FileName = Clean(header.Parameter("Content-Disposition", "filename") ?? header.Parameter("Content-Type", "name"));
    }

    public MimeHeader Header { get; }

    /// <summary><c>text/html</c>, in lower case.</summary>
    public string Type { get; }

    public string Disposition { get; }

    /// <summary>The name for people; <see langword="null"/> where it has none.</summary>
    public string? FileName { get; }

    public bool IsMultipart => Type.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>A text that belongs to the message itself.</summary>
    public bool IsText => Type is "text/plain" or "text/html" && Disposition != "attachment";

    public static MimePart Parse(ReadOnlyMemory<byte> bytes)
    {
        var header = MimeHeader.Read(bytes.Span, out var body);
        return new MimePart(header, bytes[body..]);
    }

    /// <summary>The body without its transfer encoding.</summary>
    public ReadOnlyMemory<byte> Content() => TransferEncoding.Decode(_body, Header.Value("Content-Transfer-Encoding"));

    public string Text() => TextDecoder.Decode(Content().Span, Header.Parameter("Content-Type", "charset"));

    /// <summary>The parts of a multipart body in their order.</summary>
    public IEnumerable<MimePart> Parts()
    {
        var boundary = Header.Parameter("Content-Type", "boundary");
        if (boundary is not { Length: > 0 and <= MaxBoundary })
            yield break;
        var delimiter = Encoding.Latin1.GetBytes("--" + boundary);
        var start = -1;
        for (var at = Next(delimiter, 0); at >= 0; at = Next(delimiter, at + delimiter.Length))
        {
            if (start >= 0)
                yield return Parse(_body[start..at]);
            if (_body.Span[(at + delimiter.Length)..].StartsWith("--"u8))
                yield break;
            var line = _body.Span[at..].IndexOf((byte)'\n');
            start = line < 0 ? _body.Length : at + line + 1;
        }

        // Cut off: the last part is what is there of it.
        if (start >= 0 && start < _body.Length)
            yield return Parse(_body[start..]);
    }

    // A delimiter stands at the beginning of a line (RFC 2046, section 5.1.1).
    private int Next(byte[] delimiter, int from)
    {
        while (from < _body.Length)
        {
            var at = _body.Span[from..].IndexOf(delimiter);
            if (at < 0)
                return -1;
            at += from;
            if (at == 0 || _body.Span[at - 1] == '\n')
                return at;
            from = at + delimiter.Length;
        }

        return -1;
    }

    private static string? Clean(string? name)
    {
        const int maxName = 150;
        var clean = string.Concat((name ?? "").Where(c => !char.IsControl(c)));
        clean = clean[(clean.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return clean.Length switch
        {
            0 => null,
            > maxName => clean[..maxName],
            _ => clean,
        };
    }
}
