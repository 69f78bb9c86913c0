using System.Text.RegularExpressions;
using Assistant.Memory.Extraction.Normalization;

namespace Assistant.Memory.Extraction.Markup;

/// <summary>Reads plain text and Markdown. Form feeds separate pages.</summary>
internal static partial class PlainTextReader
{
    public static ExtractedText Read(string text, bool isMarkdown)
    {
        // A form feed at the very end closes the last page and opens none.
        var parts = (text.EndsWith('\f') ? text[..^1] : text).Split('\f');
        var pages = parts.Select((part, i) => new ExtractedPage(i + 1, TextNormalizer.Normalize(isMarkdown ? UnderlinedHeadings(part) : part, isLayout: false))).ToList();
        var hasText = pages.Exists(page => page.Text.Length > 0);
        return new ExtractedText
        {
            Pages = pages,
            HasPages = text.Contains('\f', StringComparison.Ordinal),
            Outcome = hasText ? ExtractionOutcome.Complete : ExtractionOutcome.NoText,
            Note = hasText ? null : "The text is empty: nothing of it can be found but the title.",
        };
    }

    // spec.commonmark.org/0.31.2/#setext-headings
    private static string UnderlinedHeadings(string text) =>
        Underlined().Replace(text, match => (match.Groups["line"].Value[0] == '=' ? "# " : "## ") + match.Groups["title"].Value);

    [GeneratedRegex(@"(?<=^|\n[ \t]*\r?\n|^\r?\n)(?<title>[^\s#\-|>][^\r\n|]{0,200})\r?\n(?<line>={3,}|-{3,})[ \t]*(?=\r?\n|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Underlined();
}
