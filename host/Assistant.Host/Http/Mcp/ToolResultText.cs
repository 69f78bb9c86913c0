using System.Globalization;
using System.Text;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Texts;
using Assistant.Sdk;

namespace Assistant.Host.Http.Mcp;

/// <summary>What a tool gave, as text for a language model: unlike in the chat, whole passages, and the sources of every part.</summary>
internal static class ToolResultText
{
    /// <summary>The text of a part.</summary>
    public static string Of(ToolPart part, CultureInfo culture)
    {
        var text = new StringBuilder(part is Passages passages ? PassagesText(passages, culture) : PartText.Of(part, culture));
        if (part.Sources.Count > 0)
            text.Append("\n\n").Append(McpTexts.For(culture).Sources).Append('\n').AppendJoin('\n', part.Sources.Select(source => "– " + Reference(source, source.Url, culture)));
        return text.ToString();
    }

    private static string PassagesText(Passages passages, CultureInfo culture) => string.Join("\n\n", passages.Hits.Select(hit =>
        string.Create(CultureInfo.InvariantCulture, $"[{hit.Rank}] {Reference(hit.Document, hit.Link ?? hit.Document.Url, culture)}\n{(hit.IsRecognized ? AnswerTexts.For(culture).Recognized + "\n" : "")}{hit.Text}")));

    private static string Reference(SourceReference source, Uri? link, CultureInfo culture)
    {
        string?[] words =
        [
            source.Title,
            source.Reference,
            source.Date?.ToString("d", culture),
            source.Page is { } page ? McpTexts.For(culture).Page(page) : null,
            link?.AbsoluteUri,
        ];
        return string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)));
    }
}
