using Assistant.Conversations.Exports.Model;

namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>
/// Turns a table into rows. Columns are as wide as their text where all of it fits, else as their longest word and a share of what is left.
/// Not thread-safe.
/// </summary>
internal sealed class TableFlow(LineBreaker breaker, double width, double indent)
{
    private const double Padding = 4;
    private const double HairLine = 0.6;

    /// <summary>A row of more lines may be torn between them.</summary>
    private const int MaxLines = 30;

    private const double MaxWordShare = 0.45;

    /// <summary>The rows, the head first.</summary>
    public IEnumerable<FlowItem> Of(ExportBlock.Table table, PdfNode node)
    {
        var columns = Widths(table);
        FlowItem? head = null;
        if (table.Header.Count > 0)
        {
            var cells = table.Header.Select(cell => cell with { Runs = [.. cell.Runs.Select(run => run with { Style = run.Style | RunStyle.Bold })] }).ToList();
            head = Row(cells, columns, node.Add(new PdfNode("THead")).Add(new PdfNode("TR")), "TH", "/A << /O /Table /Scope /Column >>")[0];
            head = head with { KeepsWithNext = true, Boxes = [new Box(indent, 0, columns.Sum(), head.Height, PdfColor.Shade), .. head.Boxes] };
            yield return head;
        }

        var body = node.Add(new PdfNode("TBody"));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            // The last two rows stay together, as the last two lines of a paragraph.
            var isLastButOne = i == table.Rows.Count - 2;
            foreach (var item in Row(table.Rows[i], columns, body.Add(new PdfNode("TR")), "TD", ""))
                yield return item with { TableHead = head, KeepsWithNext = isLastButOne && item.Height < MaxLines * TextLook.Cell.LineHeight / 2 };
        }
    }

    private List<FlowItem> Row(IReadOnlyList<ExportCell> cells, IReadOnlyList<double> columns, PdfNode row, string type, string entries)
    {
        var look = TextLook.Cell;
        var nodes = cells.Select(_ => row.Add(new PdfNode(type) { Entries = entries })).ToList();
        var texts = cells.Select((cell, column) => breaker.Break(cell.Runs, look, columns[column] - (2 * Padding))).ToList();
        var count = texts.Max(lines => lines.Count);
        var items = new List<FlowItem>();
        for (var from = 0; from < count; from += MaxLines)
        {
            var lines = Math.Min(MaxLines, count - from);
            var height = (lines * look.LineHeight) + (2 * Padding);
            var pieces = texts.SelectMany((text, column) => Enumerable.Range(from, lines).Where(line => line < text.Count)
                .SelectMany(line => Placed(text[line], cells[column], nodes[column], columns, column, Padding + ((line - from) * look.LineHeight))));
            items.Add(new FlowItem(height, [.. pieces]) { Boxes = [new Box(indent, height - HairLine, columns.Sum(), HairLine, PdfColor.Line)] });
        }

        return items;
    }

    private IEnumerable<TextPiece> Placed(IReadOnlyList<TextPiece> line, ExportCell cell, PdfNode node, IReadOnlyList<double> columns, int column, double top)
    {
        var left = indent + columns.Take(column).Sum() + Padding;
        if (cell.IsNumber && line.Count > 0)
            left += columns[column] - (2 * Padding) - line[^1].X - line[^1].Width;
        return line.Select(piece => FlowBuilder.Owned(piece, node, left) with { BaseLine = piece.BaseLine + top });
    }

    private double[] Widths(ExportBlock.Table table)
    {
        var rows = table.Header.Count > 0 ? table.Rows.Prepend(table.Header) : table.Rows;
        var count = table.Header.Count > 0 ? table.Header.Count : table.Rows[0].Count;
        var (words, lines) = (new double[count], new double[count]);
        foreach (var row in rows)
        {
            for (var column = 0; column < count; column++)
            {
                var look = ReferenceEquals(row, table.Header) ? TextLook.Cell with { IsBold = true } : TextLook.Cell;
                var (word, line) = breaker.Measure(row[column].Runs, look);
                words[column] = Math.Max(words[column], Math.Min(word + (2 * Padding) + 1, width * MaxWordShare));
                lines[column] = Math.Max(lines[column], line + (2 * Padding) + 1);
            }
        }

        if (lines.Sum() <= width)
            return [.. lines.Select(line => line * width / lines.Sum())];
        if (words.Sum() >= width)
            return [.. words.Select(word => word * width / words.Sum())];
        var spare = lines.Zip(words, (line, word) => line - word).Sum();
        return [.. words.Zip(lines, (word, line) => word + ((width - words.Sum()) * (line - word) / spare))];
    }
}
