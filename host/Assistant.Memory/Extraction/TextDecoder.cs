using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Memory.Extraction;

/// <summary>Bytes to characters: byte order mark, then the declared character set, then UTF-8, then Windows-1252.</summary>
internal static partial class TextDecoder
{
    private const int DeclarationBytes = 1024;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? throw new PlatformNotSupportedException("Code page 1252 is missing from this .NET runtime.");

    public static bool HasUtf16Mark(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Decodes a whole file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="isHtml">Whether a <c>charset=</c> near the beginning is to be believed.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, bool isHtml)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Encoding.UTF8.GetString(bytes[3..]);
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(bytes[2..]);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes[2..]);
            default:
                var declared = isHtml ? Declared(bytes) : null;
                return declared is null ? Guess(bytes) : declared.GetString(bytes);
        }
    }

    /// <summary>Decodes the beginning of a file well enough to look for tags; a character cut in two does no harm.</summary>
    public static string DecodeHead(ReadOnlySpan<byte> head) =>
        HasUtf16Mark(head) ? Decode(head, isHtml: false) : Encoding.Latin1.GetString(head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head);

    /// <summary>Decodes a text whose character set is stated beside it, as in an e-mail; an unknown name says nothing.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="charset">The name; <see langword="null"/>: it is guessed.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) =>
        charset is null || Named(charset) is not { } encoding ? Decode(bytes, isHtml: false) : encoding.GetString(bytes);

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        return Named(CharsetDeclaration().Match(head).Groups["name"].Value);
    }

    // null: guess, which tries UTF-8 first.
    private static Encoding? Named(string charset)
    {
        var name = charset.Trim().ToLowerInvariant();
        return name switch
        {
            "" or "utf-8" or "utf8" or "utf-16" => null,
            // encoding.spec.whatwg.org: these labels all mean windows-1252.
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "windows-1252" => Windows1252,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name),
        };
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[A-Za-z0-9_:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CharsetDeclaration();
}
