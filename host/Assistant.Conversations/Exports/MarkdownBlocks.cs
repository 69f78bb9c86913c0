using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Conversations.Exports.Model;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Assistant.Conversations.Exports;

/// <summary>
/// Reads an answer's Markdown (CommonMark with pipe tables) into blocks. HTML is text; a link in it is written out and not to be clicked,
/// since models and documents make up addresses; pictures are their description.
/// </summary>
/// <param name="finding">What a mark stands for.</param>
internal sealed partial class MarkdownBlocks(Func<char, string> finding)
{
    private const int HeadingLevel = 3;
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public IEnumerable<ExportBlock> Read(string markdown) => Markdown.Parse(markdown, s_pipeline).SelectMany(Of);

    private IEnumerable<ExportBlock> Of(Block block) => block switch
    {
        HeadingBlock heading => [new ExportBlock.Heading(HeadingLevel, string.Concat(Runs(heading.Inline).Select(run => run.Text)))],
        ParagraphBlock paragraph => [new ExportBlock.Paragraph(TextStyle.Body, Runs(paragraph.Inline))],
        QuoteBlock quote => quote.SelectMany(Of).Select(inner => inner is ExportBlock.Paragraph paragraph ? paragraph with { Style = TextStyle.Quote } : inner),
        ListBlock list => [List(list)],
        Markdig.Extensions.Tables.Table table => [TableOf(table)],
        CodeBlock code => [new ExportBlock.Paragraph(TextStyle.Body, Split(code.Lines.ToString(), RunStyle.Code))],
        LinkReferenceDefinitionGroup group => group.OfType<LinkReferenceDefinition>().Select(definition => new ExportBlock.Paragraph(TextStyle.Body, Split($"[{definition.Label}]: {definition.Url}", RunStyle.Plain))),
        ContainerBlock container => container.SelectMany(Of),
        LeafBlock { Inline: not null } leaf => [new ExportBlock.Paragraph(TextStyle.Body, Runs(leaf.Inline))],
        _ => [],
    };

    private ExportBlock.List List(ListBlock list)
    {
        var first = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        return new ExportBlock.List(list.IsOrdered, [.. list.OfType<ListItemBlock>().Select((item, position) => new ExportListItem(first + position, [.. item.SelectMany(Of)]))]);
    }

    private ExportBlock.Table TableOf(Markdig.Extensions.Tables.Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => (row.IsHeader, Cells: row.OfType<TableCell>().Select((cell, column) => Cell(cell, IsRight(table, column))).ToList())).ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count);
        foreach (var (_, cells) in rows)
            cells.AddRange(Enumerable.Repeat(ExportCell.Of(""), width - cells.Count));
        return new ExportBlock.Table(null, rows.Find(row => row.IsHeader).Cells ?? [], [.. rows.Where(row => !row.IsHeader).Select(row => (IReadOnlyList<ExportCell>)row.Cells)]);
    }

    private static bool IsRight(Markdig.Extensions.Tables.Table table, int column) =>
        column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;

    private ExportCell Cell(TableCell cell, bool isRight) => new([.. cell.OfType<ParagraphBlock>().SelectMany(paragraph => Runs(paragraph.Inline))], isRight);

    private List<ExportRun> Runs(ContainerInline? inlines)
    {
        var runs = new List<ExportRun>();
        foreach (var inline in inlines ?? [])
            Add(runs, inline, RunStyle.Plain);
        return [.. Joined(runs).SelectMany(run => Split(run.Text, run.Style))];
    }

    // Brackets that are no link come as pieces of their own.
    private static List<ExportRun> Joined(List<ExportRun> runs)
    {
        var joined = new List<ExportRun>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1].Style == run.Style)
                joined[^1] = run with { Text = joined[^1].Text + run.Text };
            else
                joined.Add(run);
        }

        return joined;
    }

    private static void Add(List<ExportRun> runs, Inline inline, RunStyle style)
    {
        switch (inline)
        {
            case LineBreakInline line:
                // Forms are written as lines that begin with a dash.
                runs.Add(new ExportRun(line.IsHard || line.NextSibling is LiteralInline next && next.Content.ToString().StartsWith('–') ? "\n" : " ", style));
                break;
            case CodeInline code:
                runs.Add(new ExportRun(code.Content, style | RunStyle.Code));
                break;
            case AutolinkInline link:
                runs.Add(new ExportRun(link.Url, style));
                break;
            case HtmlEntityInline entity:
                runs.Add(new ExportRun(entity.Transcoded.ToString(), style));
                break;
            case EmphasisInline emphasis:
                AddAll(runs, emphasis, style | (emphasis.DelimiterCount > 1 ? RunStyle.Bold : RunStyle.Italic));
                break;
            case LinkInline link:
                AddAll(runs, link, style);
                if (!link.IsImage && link.Url is { Length: > 0 } url && !runs[^1].Text.EndsWith(url, StringComparison.Ordinal))
                    runs.Add(new ExportRun($" ({url})", style));
                break;
            case ContainerInline container:
                AddAll(runs, container, style);
                break;
            case LiteralInline literal:
                runs.Add(new ExportRun(literal.Content.ToString(), style));
                break;
        }
    }

    private static void AddAll(List<ExportRun> runs, ContainerInline container, RunStyle style)
    {
        var before = runs.Count;
        foreach (var inner in container)
            Add(runs, inner, style);
        if (runs.Count == before)
            runs.Add(new ExportRun("", style));
    }

    // Marks and the numbers of sources are runs of their own.
    private List<ExportRun> Split(string text, RunStyle style)
    {
        var (runs, words) = (new List<ExportRun>(), new StringBuilder());
        foreach (var letter in text)
        {
            if (!FindingMarks.IsMark(letter))
            {
                words.Append(letter);
                continue;
            }

            AddWords();
            runs.Add(new ExportRun(" " + finding(letter), RunStyle.Finding));
        }

        AddWords();
        return runs;

        void AddWords()
        {
            var plain = words.ToString();
            var end = 0;
            foreach (var number in Citation().EnumerateMatches(plain))
            {
                if (number.Index > end)
                    runs.Add(new ExportRun(plain[end..number.Index], style));
                end = number.Index + number.Length;
                runs.Add(new ExportRun(plain[number.Index..end], style | RunStyle.Citation));
            }

            if (end < plain.Length)
                runs.Add(new ExportRun(plain[end..], style));
            words.Clear();
        }
    }

    [GeneratedRegex(@"\[\d{1,4}(\s?[,;]\s?\d{1,4})*\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
