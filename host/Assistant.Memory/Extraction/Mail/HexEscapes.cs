using System.Globalization;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>Bytes written as a mark and two hexadecimal digits: <c>%C3</c> (RFC 2231), <c>=C3</c> (RFC 2047).</summary>
internal static class HexEscapes
{
    public static byte[] Decode(string text, char mark)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == mark && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }
}
