using System.Text.RegularExpressions;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>Decodes “encoded words”, by which header fields carry other characters than ASCII (RFC 2047).</summary>
internal static partial class EncodedWords
{
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;
        // Section 6.2: white space between two encoded words is not shown.
        var joined = Between().Replace(text, "${word}");
        return Word().Replace(joined, Decoded);
    }

    private static string Decoded(Match match)
    {
        var content = match.Groups["text"].Value;
        var bytes = match.Groups["encoding"].ValueSpan is "B" or "b" ? Base64(content) : HexEscapes.Decode(content.Replace('_', ' '), '=');
        return bytes is null ? match.Value : TextDecoder.Decode(bytes, match.Groups["charset"].Value.Split('*')[0]);
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var count) ? bytes[..count] : null;
    }

    // Two words that were cut within a character must be joined before decoding, which the same charset and encoding allow.
    [GeneratedRegex(@"(?<word>=\?[^?\s]{1,60}\?[BbQq]\?[^?\s]{0,2000}\?=)\s+(?==\?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?(?<charset>[^?\s]{1,60})\?(?<encoding>[BbQq])\?(?<text>[^?\s]{0,2000})\?=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
