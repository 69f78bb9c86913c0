using System.Globalization;
using Assistant.Conversations.Exports.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Conversations.Exports.Word;

/// <summary>Turns blocks into paragraphs and tables.</summary>
internal sealed class WordBlocks(WordRuns runs, WordNumbering numbering)
{
    private const int IndentStep = 454;
    private const int QuoteIndent = 284;
    private const int FullWidth = 5_000; // fiftieths of a percent
    private const int TextWidth = 9_412; // twentieths of a point

    public IEnumerable<OpenXmlElement> Of(IEnumerable<ExportBlock> blocks) => blocks.SelectMany(block => Of(block, 0));

    /// <summary>A paragraph in a style.</summary>
    public static Paragraph Styled(string style, IEnumerable<OpenXmlElement> content, params OpenXmlElement[] properties)
    {
        var paragraph = new Paragraph(new ParagraphProperties([new ParagraphStyleId { Val = style }, .. properties]));
        paragraph.Append(content);
        return paragraph;
    }

    private IEnumerable<OpenXmlElement> Of(ExportBlock block, int level) => block switch
    {
        // The title of the document is Word's own “Title”; its first headings are those of questions and answers.
        ExportBlock.Heading heading => [Styled(string.Create(CultureInfo.InvariantCulture, $"Heading{Math.Clamp(heading.Level - 1, 1, 2)}"), [WordRuns.Of(heading.Text)])],
        ExportBlock.Paragraph paragraph => [Styled(Style(paragraph.Style), runs.Of(paragraph.Runs), Indent(level, paragraph.Style))],
        ExportBlock.List list => Of(list, level),
        ExportBlock.Table table => Of(table),
        _ => [],
    };

    private List<OpenXmlElement> Of(ExportBlock.List list, int level)
    {
        var elements = new List<OpenXmlElement>();
        var (number, expected) = (0, -1);
        foreach (var item in list.Items)
        {
            if (elements.Count == 0 || (list.IsNumbered && item.Number != expected))
                number = list.IsNumbered ? numbering.Numbered(item.Number, level) : numbering.Bulleted();
            expected = item.Number + 1;
            var first = item.Blocks.OfType<ExportBlock.Paragraph>().FirstOrDefault();
            elements.Add(Styled("Normal", first is null ? [] : runs.Of(first.Runs), WordNumbering.Of(number, level)));
            elements.AddRange(item.Blocks.Where(block => !ReferenceEquals(block, first)).SelectMany(block => Of(block, level + 1)));
        }

        return elements;
    }

    private IEnumerable<OpenXmlElement> Of(ExportBlock.Table table)
    {
        if (table.Title is not null)
            yield return Styled("Caption", [WordRuns.Of(table.Title)]);
        var count = table.Header.Count > 0 ? table.Header.Count : table.Rows.Count > 0 ? table.Rows[0].Count : 0;
        if (count == 0)
            yield break;
        var word = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Width = FullWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Pct },
                new TableLook { FirstRow = table.Header.Count > 0, NoHorizontalBand = true, NoVerticalBand = true }),
            new TableGrid(Enumerable.Range(0, count).Select(_ => new GridColumn { Width = (TextWidth / count).ToString(CultureInfo.InvariantCulture) })));
        if (table.Header.Count > 0)
            word.Append(Row(table.Header, new TableHeader()));
        word.Append(table.Rows.Select(row => Row(row)));
        yield return word;
        // Word needs a paragraph behind a table, and its reader some room.
        yield return Styled("Small", []);
    }

    private TableRow Row(IReadOnlyList<ExportCell> cells, params OpenXmlElement[] properties)
    {
        var row = new TableRow(new TableRowProperties([new CantSplit(), .. properties]));
        row.Append(cells.Select(cell => new TableCell(Styled("Cell", runs.Of(cell.Runs), cell.IsNumber ? [new Justification { Val = JustificationValues.Right }] : []))));
        return row;
    }

    private static OpenXmlElement[] Indent(int level, TextStyle style) => level == 0
        ? []
        : [new Indentation { Left = ((level * IndentStep) + (style is TextStyle.Quote or TextStyle.Notice ? QuoteIndent : 0)).ToString(CultureInfo.InvariantCulture) }];

    private static string Style(TextStyle style) => style switch
    {
        TextStyle.Quote => "Quote",
        TextStyle.Label => "Label",
        TextStyle.Notice => "Notice",
        TextStyle.Small => "Small",
        _ => "Normal",
    };
}
