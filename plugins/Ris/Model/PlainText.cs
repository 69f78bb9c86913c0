using System.Net;
using System.Text;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Turns the HTML that some vendors put into text properties into text.</summary>
internal static class PlainText
{
    /// <summary>The text without tags; paragraphs and line breaks become lines.</summary>
    public static string Of(string text)
    {
        if (!text.Contains("</", StringComparison.Ordinal) && !text.Contains("<br", StringComparison.OrdinalIgnoreCase))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsTag(text, at, out var end))
            {
                plain.Append(text[at]);
                continue;
            }

            var name = text[(at + 1)..end].TrimStart('/').Split(' ', '/')[0].ToUpperInvariant();
            if (name is "P" or "BR" or "DIV" or "LI" or "TR" or "UL" or "OL" or "TABLE")
                plain.Append('\n');
            at = end;
        }

        var lines = WebUtility.HtmlDecode(plain.ToString()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines);
    }

    private static bool IsTag(string text, int at, out int end)
    {
        end = -1;
        if (text[at] != '<' || at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/'))
            return false;
        end = text.IndexOf('>', at);
        return end > 0;
    }
}
