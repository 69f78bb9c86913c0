using System.Text;

namespace Assistant.Memory.Extraction.Normalization;

/// <summary>Makes characters that look alike be alike, and removes those that nobody sees.</summary>
internal static class CharacterCleaner
{
    /// <summary>Stands where a soft hyphen ended a line: the word goes on in the next one.</summary>
    public const char LineEndHyphen = '\u00AD';

    /// <summary>Cleans a text; lines end with <c>\n</c> afterwards, tabs and form feeds stay.</summary>
    public static string Clean(string raw)
    {
        var clean = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (char.IsSurrogate(c))
            {
                // Half a pair is no character, and Normalize would throw on it.
                if (char.IsHighSurrogate(c) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]))
                    clean.Append(c).Append(raw[++i]);
                else
                    clean.Append('\uFFFD');
            }
            else
            {
                Append(clean, raw, i);
            }
        }

        var text = clean.ToString();
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder clean, string raw, int i)
    {
        switch (raw[i])
        {
            case '\n' or '\t' or '\f':
                clean.Append(raw[i]);
                break;
            case '\r' when i + 1 < raw.Length && raw[i + 1] == '\n':
                break;
            case '\r' or '\u0085' or '\u2028' or '\u2029' or '\v':
                clean.Append('\n');
                break;
            case '\u00AD':
                if (EndsLine(raw, i + 1))
                    clean.Append(LineEndHyphen);
                break;
            case '\u2010' or '\u2011':
                clean.Append('-');
                break;
            case >= '\uFB00' and <= '\uFB06':
                clean.Append(Ligature(raw[i]));
                break;
            // Noncharacters: Normalize throws on U+FFFF and U+FFFE.
            case '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF') or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069'):
                break;
            // Word writes its bullets in the Symbol and Wingdings fonts, whose characters PDF maps to the private use area.
            case '\uF0B7' or '\uF0A7' or '\uF0D8' or '\uF06E' or '\uF0A8':
                clean.Append('•');
                break;
            case var c when char.IsControl(c):
                break;
            case var c when char.IsWhiteSpace(c):
                clean.Append(' ');
                break;
            case var c:
                clean.Append(c);
                break;
        }
    }

    private static bool EndsLine(string raw, int at)
    {
        while (at < raw.Length && raw[at] is ' ' or '\r')
            at++;
        return at < raw.Length && raw[at] == '\n';
    }

    private static string Ligature(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        _ => "st",
    };
}
