using System.Buffers;
using System.Globalization;
using System.Text;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Rewrites what is wrong inside the strings of a JSON text, in one pass; the structure is left as it is.</summary>
internal static class JsonRepair
{
    public static ReadOnlyMemory<byte> Repair(ReadOnlySpan<byte> text)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 64);
        var inString = false;
        for (var at = 0; at < text.Length;)
        {
            var current = text[at];
            if (current == '"')
                inString = !inString;
            if (current >= 0x80)
                at += CopyRune(text[at..], output);
            else if (inString && current == '\\')
                at += CopyEscape(text[at..], output);
            else
                at += CopyByte(current, inString, output);
        }

        return output.WrittenMemory;
    }

    private static int CopyByte(byte current, bool inString, ArrayBufferWriter<byte> output)
    {
        if (current >= 0x20)
            output.Write([current]);
        else if (inString)
            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)current:x4}")));
        else
            output.Write(" "u8);
        return 1;
    }

    private static int CopyEscape(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output)
    {
        if (text.Length > 1 && "\"\\/bfnrt"u8.Contains(text[1]))
        {
            output.Write(text[..2]);
            return 2;
        }

        if (text.Length > 5 && text[1] == 'u' && IsHex(text[2..6]))
        {
            output.Write(text[..6]);
            return 6;
        }

        // A lone backslash, as in a Windows path: meant as itself.
        output.Write("\\\\"u8);
        return 1;
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
        }

        return true;
    }

    private static int CopyRune(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output)
    {
        if (Rune.DecodeFromUtf8(text, out _, out var consumed) == OperationStatus.Done)
        {
            output.Write(text[..consumed]);
            return consumed;
        }

        Span<byte> buffer = stackalloc byte[4];
        output.Write(buffer[..new Rune((char)text[0]).EncodeToUtf8(buffer)]);
        return 1;
    }
}
