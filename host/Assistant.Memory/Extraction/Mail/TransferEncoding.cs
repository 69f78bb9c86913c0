using System.Buffers;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>Takes the transfer encoding off a part's body (RFC 2045, section 6). Neither encoding grows.</summary>
internal static class TransferEncoding
{
    private static readonly SearchValues<byte> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string encoding) => encoding switch
    {
        "base64" => Base64(body.Span),
        "quoted-printable" => QuotedPrintable(body.Span),
        _ => body,
    };

    // Section 6.8: other characters are ignored; what is broken off at the end is dropped.
    private static byte[] Base64(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[(body.Length / 4 * 3) + 3];
        var count = 0;
        var bits = 0;
        var pending = 0;
        foreach (var c in body)
        {
            if (c == '=')
                break;
            if (!Base64Characters.Contains(c))
                continue;
            pending = (pending << 6) | Sextet(c);
            bits += 6;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[count++] = (byte)(pending >> bits);
            pending &= (1 << bits) - 1;
        }

        return bytes[..count];
    }

    private static int Sextet(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        _ => 63,
    };

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[body.Length];
        var count = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=')
            {
                bytes[count++] = body[i];
                continue;
            }

            var rest = body[(i + 1)..];
            if (rest.StartsWith("\r\n"u8))
                i += 2;
            else if (rest.StartsWith("\n"u8))
                i++;
            else if (rest.Length >= 2 && Hex(rest[0]) is var high and >= 0 && Hex(rest[1]) is var low and >= 0)
                (bytes[count++], i) = ((byte)((high << 4) | low), i + 2);
            else
                bytes[count++] = (byte)'=';
        }

        return bytes[..count];
    }

    private static int Hex(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        _ => -1,
    };
}
