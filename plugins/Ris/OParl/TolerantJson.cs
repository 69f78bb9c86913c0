using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>
/// Reads JSON as council systems really write it: with a byte order mark, trailing commas, comments, raw control characters and wrong
/// escapes inside strings, single bytes of Latin-1 in UTF-8.
/// </summary>
internal static class TolerantJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>Parses the bytes, repairing them only where strict reading fails.</summary>
    /// <exception cref="JsonException">They are beyond repair: cut off, unbalanced, not JSON at all.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> content)
    {
        var bytes = WithoutByteOrderMark(content);
        // A document's strings are decoded late, so invalid UTF-8 would surface far from here.
        if (Utf8.IsValid(bytes.Span))
        {
            try
            {
                return JsonDocument.Parse(bytes, Options);
            }
            catch (JsonException)
            {
                // Read again below, repaired.
            }
        }

        return JsonDocument.Parse(JsonRepair.Repair(bytes.Span), Options);
    }

    /// <summary>Whether the bytes look like HTML or XML.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> content)
    {
        var bytes = content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        return bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> content)
    {
        var span = content.Span;
        if (span.StartsWith(Encoding.UTF8.Preamble))
            return content[3..];
        if (span.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Convert(Encoding.Unicode, Encoding.UTF8, span[2..].ToArray());
        return span.StartsWith(Encoding.BigEndianUnicode.Preamble)
            ? Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, span[2..].ToArray())
            : content;
    }
}
