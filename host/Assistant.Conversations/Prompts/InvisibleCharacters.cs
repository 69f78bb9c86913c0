using System.Globalization;
using System.Text;

namespace Assistant.Conversations.Prompts;

/// <summary>Removes what a person does not see and a model reads all the same.</summary>
internal static class InvisibleCharacters
{
    /// <summary>The text with plain white space and without control, zero-width, bidirectional, tag and variation characters.</summary>
    /// <param name="text">Any text, broken surrogate pairs too.</param>
    public static string Remove(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
                clean.Append((char)rune.Value);
            else if (rune.Value is '\u0085' or '\u2028' or '\u2029' or '\v' or '\f')
                clean.Append('\n');
            else if (Rune.IsWhiteSpace(rune) && rune.Value != '\r')
                clean.Append(rune.Value == '\u00A0' ? '\u00A0' : ' ');
            else if (!IsInvisible(rune))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        // Variation selectors and fillers carry any bytes or pass for white space (Unicode TR 36; “ASCII smuggling”).
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or 0x034F or 0x115F or 0x1160 or (>= 0x17B4 and <= 0x17B5)
            or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0 or 0x2800;
}
