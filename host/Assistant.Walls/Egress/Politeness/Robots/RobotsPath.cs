using System.Globalization;
using System.Text;

namespace Assistant.Walls.Egress.Politeness.Robots;

/// <summary>
/// Brings paths and patterns to one spelling before they are compared: octets outside ASCII percent-encoded, unreserved ones decoded,
/// hexadecimal digits in upper case (RFC 9309, section 2.2.2).
/// </summary>
internal static class RobotsPath
{
    /// <summary>The spelling of a path with its query, in which <c>*</c> and <c>$</c> are ordinary characters.</summary>
    public static string OfPath(string path) => Normalized(path, isPattern: false);

    /// <summary>The spelling of a pattern, in which <c>*</c> and a last <c>$</c> keep their meaning.</summary>
    public static string OfPattern(string pattern) => Normalized(pattern, isPattern: true);

    private static string Normalized(string text, bool isPattern)
    {
        var builder = new StringBuilder(text.Length);
        var octets = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < octets.Length; i++)
        {
            var octet = octets[i];
            if (octet == '%' && i + 2 < octets.Length && Hex(octets[i + 1], octets[i + 2]) is { } decoded)
            {
                i += 2;
                if (IsUnreserved(decoded))
                    builder.Append((char)decoded);
                else
                    Encode(builder, decoded);
            }
            else if (octet is < 0x21 or > 0x7E || (octet == '*' && !isPattern) || (octet == '$' && !(isPattern && i == octets.Length - 1)))
            {
                Encode(builder, octet);
            }
            else
            {
                builder.Append((char)octet);
            }
        }

        return builder.ToString();
    }

    private static void Encode(StringBuilder builder, byte octet) => builder.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));

    private static byte? Hex(byte high, byte low) =>
        char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low)
            ? byte.Parse([(char)high, (char)low], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : null;

    // RFC 3986, section 2.3
    private static bool IsUnreserved(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
}
