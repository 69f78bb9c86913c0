using System.Globalization;
using Assistant.Conversations.Exports.Model;

namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>Turns blocks into items that flow over pages, and into the structure that screen readers follow. Not thread-safe.</summary>
internal sealed class FlowBuilder(LineBreaker breaker, double width)
{
    private const double BulletIndent = 14;
    private const double NumberIndent = 22;
    private const double BarWidth = 2;
    private readonly List<FlowItem> _items = [];
    private double _before;

    /// <summary>The items in order.</summary>
    public IReadOnlyList<FlowItem> Items => _items;

    /// <summary>Adds blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="parent">What they belong to.</param>
    /// <param name="indent">How far to the right they stand, in points.</param>
    /// <param name="isInList">Whether they are an item of a list.</param>
    public void Add(IEnumerable<ExportBlock> blocks, PdfNode parent, double indent = 0, bool isInList = false)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ExportBlock.Heading heading:
                    Add([new ExportRun(heading.Text)], TextLook.Heading(heading.Level), parent.Add(new PdfNode(string.Create(CultureInfo.InvariantCulture, $"H{heading.Level}"))), indent, heading.Level == 2 ? heading.Text : null);
                    break;
                case ExportBlock.Paragraph { Style: TextStyle.Quote } quote:
                    Add(quote.Runs, TextLook.Quote, parent.Add(new PdfNode("BlockQuote")).Add(new PdfNode("P")), indent);
                    break;
                case ExportBlock.Paragraph paragraph:
                    Add(paragraph.Runs, isInList && paragraph.Style == TextStyle.Body ? TextLook.ListItem : Look(paragraph.Style), parent.Add(new PdfNode("P")), indent);
                    break;
                case ExportBlock.List list:
                    Add(list, parent.Add(new PdfNode("L") { Entries = $"/A << /O /List /ListNumbering /{(list.IsNumbered ? "Decimal" : "Disc")} >>" }), indent);
                    break;
                case ExportBlock.Table table:
                    Add(table, parent, indent);
                    break;
            }
        }
    }

    private void Add(IReadOnlyList<ExportRun> runs, TextLook look, PdfNode node, double indent, string? bookmark = null)
    {
        var left = indent + look.Indent;
        var lines = breaker.Break(runs, look, width - left);
        for (var i = 0; i < lines.Count; i++)
        {
            _items.Add(new FlowItem(look.LineHeight, [.. lines[i].Select(piece => Owned(piece, node, left))])
            {
                Before = i == 0 ? Math.Max(_before, look.Before) : 0,
                // No single line of a paragraph stands alone on a page.
                KeepsWithNext = i == lines.Count - 1 ? look.KeepsWithNext : look.KeepsWithNext || i == 0 || i == lines.Count - 2,
                Boxes = look.Bar is null ? [] : [new Box(indent, 0, BarWidth, look.LineHeight, look.Bar)],
                Bookmark = i == 0 ? bookmark : null,
            });
        }

        _before = look.After;
    }

    private void Add(ExportBlock.List list, PdfNode node, double indent)
    {
        foreach (var item in list.Items)
        {
            var entry = node.Add(new PdfNode("LI"));
            var (label, body) = (entry.Add(new PdfNode("Lbl")), entry.Add(new PdfNode("LBody")));
            var text = list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{item.Number}.") : "•";
            var first = _items.Count;
            Add(item.Blocks, body, indent + (list.IsNumbered ? NumberIndent : BulletIndent), isInList: true);
            var pieces = breaker.Break([new ExportRun(text)], TextLook.Body, width)[0].Select(piece => Owned(piece, label, indent));
            if (_items.Count > first)
                _items[first] = _items[first] with { Pieces = [.. pieces, .. _items[first].Pieces] };
            else
                _items.Add(new FlowItem(TextLook.Body.LineHeight, [.. pieces]));
        }

        _before = Math.Max(_before, TextLook.Body.After);
    }

    private void Add(ExportBlock.Table table, PdfNode parent, double indent)
    {
        if (table.Rows.Count == 0 && table.Header.Count == 0)
            return;
        var node = parent.Add(new PdfNode("Table"));
        if (table.Title is { } title)
            Add([new ExportRun(title)], TextLook.TableTitle, node.Add(new PdfNode("Caption")), indent);
        var rows = new TableFlow(breaker, width - indent, indent).Of(table, node);
        _items.AddRange(rows.Select((row, position) => position == 0 ? row with { Before = _before } : row));
        _before = TextLook.Body.After + TextLook.Body.After;
    }

    /// <summary>A link is an element of its own within the paragraph.</summary>
    internal static TextPiece Owned(TextPiece piece, PdfNode node, double left) => piece with
    {
        X = piece.X + left,
        Node = piece.Link is { } link ? new PdfNode("Link") { Link = link, JoinsLater = node, Entries = $"/Alt {PdfFile.Text(link.AbsoluteUri)}" } : node,
    };

    private static TextLook Look(TextStyle style) => style switch
    {
        TextStyle.Label => TextLook.Label,
        TextStyle.Notice => TextLook.Notice,
        TextStyle.Small => TextLook.Small,
        _ => TextLook.Body,
    };
}
