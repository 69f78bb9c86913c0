using System.Buffers;
using System.Text;

namespace Assistant.Host.Http.OpenAI;

/// <summary>Escapes text as the inside of a JSON string, in UTF-8 (RFC 8259, section 7: quotes, backslashes and control characters).</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    /// <summary>Writes a text; half a surrogate pair becomes U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">Room for six bytes a character.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> target)
    {
        var written = 0;
        while (true)
        {
            var next = text.IndexOfAny(Escaped);
            written += Encoding.UTF8.GetBytes(next < 0 ? text : text[..next], target[written..]);
            if (next < 0)
                return written;
            written += Escape(text[next], target[written..]);
            text = text[(next + 1)..];
        }
    }

    private static int Escape(char character, Span<byte> target)
    {
        target[0] = (byte)'\\';
        var letter = character switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => (byte)'u',
        };
        target[1] = letter;
        if (letter != (byte)'u')
            return 2;
        "00"u8.CopyTo(target[2..]);
        target[4] = Digit(character >> 4);
        target[5] = Digit(character & 0xF);
        return 6;
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
