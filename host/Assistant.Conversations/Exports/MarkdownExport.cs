using System.Globalization;
using System.Text;
using Assistant.Conversations.Exports.Model;

namespace Assistant.Conversations.Exports;

/// <summary>A conversation as Markdown (CommonMark with pipe tables), for files and e-mails.</summary>
public static class MarkdownExport
{
    private const string Special = @"\`*_{}[]<>#|~";

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    public static string Write(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var texts = new ExportTexts(document.Culture);
        var markdown = new StringBuilder("# ").Append(Plain(document.Title)).Append("\n\n*").Append(Plain(texts.Running(document.City))).Append(". ").Append(Plain(texts.MadeAt(document.MadeAt))).Append("*\n");
        Append(markdown, document.Blocks, "");
        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, IEnumerable<ExportBlock> blocks, string indent)
    {
        foreach (var block in blocks)
            markdown.Append('\n').Append(Indented(Of(block), indent)).Append('\n');
    }

    private static string Of(ExportBlock block) => block switch
    {
        ExportBlock.Heading heading => $"{new string('#', heading.Level)} {Plain(heading.Text)}",
        ExportBlock.Paragraph paragraph => Of(paragraph),
        ExportBlock.List list => string.Join('\n', list.Items.Select(item => Of(item, list.IsNumbered))),
        ExportBlock.Table table => Of(table),
        _ => "",
    };

    private static string Of(ExportBlock.Paragraph paragraph)
    {
        var text = string.Concat(paragraph.Runs.Select(Of)).Trim();
        return paragraph.Style switch
        {
            TextStyle.Quote => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal),
            TextStyle.Notice => $"**{text}**",
            TextStyle.Label or TextStyle.Small => $"*{text}*",
            _ => LineStart(text.Replace("\n", "  \n", StringComparison.Ordinal)),
        };
    }

    private static string Of(ExportListItem item, bool isNumbered)
    {
        var label = isNumbered ? string.Create(CultureInfo.InvariantCulture, $"{item.Number}. ") : "- ";
        var indent = new string(' ', label.Length);
        // A quote may follow a paragraph at once; anything else would become part of what stands before it.
        var text = string.Concat(item.Blocks.Select((block, at) => (at == 0 ? "" : block is ExportBlock.Paragraph { Style: TextStyle.Quote } ? "\n" : "\n\n") + Of(block)));
        return label + Indented(text, indent).TrimStart();
    }

    private static string Of(ExportBlock.Table table)
    {
        var header = table.Header.Count > 0 ? table.Header : [.. (table.Rows.Count > 0 ? table.Rows[0] : []).Select(_ => ExportCell.Of(""))];
        var lines = new List<string> { Row(header), "| " + string.Join(" | ", header.Select(cell => cell.IsNumber ? "---:" : "---")) + " |" };
        lines.AddRange(table.Rows.Select(Row));
        return (table.Title is null ? "" : $"**{Plain(table.Title)}**\n\n") + string.Join('\n', lines);
    }

    private static string Row(IReadOnlyList<ExportCell> cells) => "| " + string.Join(" | ", cells.Select(cell => string.Concat(cell.Runs.Select(Of)).ReplaceLineEndings(" "))) + " |";

    private static string Of(ExportRun run)
    {
        if (run.Link is { } link)
            return run.Text == link.AbsoluteUri ? $"<{run.Text}>" : $"[{Plain(run.Text)}](<{link.AbsoluteUri}>)";
        var text = run.Style.HasFlag(RunStyle.Citation) ? run.Text : Plain(run.Text);
        var mark = (run.Style.HasFlag(RunStyle.Bold) || run.Style.HasFlag(RunStyle.Finding) ? "**" : "") + (run.Style.HasFlag(RunStyle.Italic) ? "*" : "");
        if (mark.Length == 0 || string.IsNullOrWhiteSpace(text))
            return text;
        // Emphasis opens and closes at a letter, not at a space.
        var (start, end) = (text.Length - text.TrimStart().Length, text.TrimEnd().Length);
        return text[..start] + mark + text[start..end] + new string([.. mark.Reverse()]) + text[end..];
    }

    private static string Indented(string text, string indent) => indent.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : indent + line));

    // What people and documents say must not become headings, links or HTML.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        var lines = text.ReplaceLineEndings("\n");
        for (var i = 0; i < lines.Length; i++)
        {
            // An ampersand alone is no entity.
            var isSpecial = lines[i] == '&' ? i + 1 < lines.Length && lines[i + 1] != ' ' : Special.Contains(lines[i], StringComparison.Ordinal);
            plain.Append(isSpecial ? "\\" : "").Append(lines[i]);
        }

        return plain.ToString();
    }

    // Nor a list: “- ”, “+ ”, “1. ”.
    private static string LineStart(string text) => text.Length > 1 && text[0] is '-' or '+' ? "\\" + text : text;
}
