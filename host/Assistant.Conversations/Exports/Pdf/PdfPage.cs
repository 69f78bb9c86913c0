using System.Globalization;
using System.Text;
using Assistant.Conversations.Exports.Pdf.Layout;

namespace Assistant.Conversations.Exports.Pdf;

/// <summary>A page of A4: its content, with marks that say what belongs to which element, and its links. Not thread-safe.</summary>
/// <param name="number">The number of its object.</param>
internal sealed class PdfPage(int number)
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Side = 62;
    public const double Top = 84;
    public const double Bottom = 70;

    private const double Underline = 0.5;

    /// <summary>How far letters lean that have no italic: about 12 degrees.</summary>
    private const double Slant = 0.21;

    private readonly StringBuilder _content = new();
    private readonly List<PdfNode> _marked = [];
    private readonly List<(PdfNode Node, string Rectangle)> _links = [];

    /// <summary>The width of the text.</summary>
    public static double TextWidth => Width - (2 * Side);

    /// <summary>The height of the text.</summary>
    public static double TextHeight => Height - Top - Bottom;

    public int Number { get; } = number;

    public byte[] Content => Encoding.Latin1.GetBytes(_content.ToString());

    /// <summary>What the pieces of content belong to, by their numbers on the page.</summary>
    public IReadOnlyList<PdfNode> Marked => _marked;

    /// <summary>The links with their places.</summary>
    public IReadOnlyList<(PdfNode Node, string Rectangle)> Links => _links;

    /// <summary>Draws an item of the text.</summary>
    public void Draw(PlacedItem placed) => Draw(placed.Item, Height - Top - placed.Top, placed.IsRepeated);

    /// <summary>Draws decoration: the lines at the top and at the foot.</summary>
    /// <param name="item">The item.</param>
    /// <param name="top">Its upper edge, in points from the top of the page.</param>
    public void Decorate(FlowItem item, double top) => Draw(item, Height - top, isDecoration: true);

    private void Draw(FlowItem item, double top, bool isDecoration)
    {
        foreach (var box in item.Boxes)
            Fill(box.Color, Side + box.X, top - box.Y - box.Height, box.Width, box.Height);
        for (var i = 0; i < item.Pieces.Count;)
        {
            var node = isDecoration ? null : item.Pieces[i].Node;
            Begin(node);
            for (var first = i; i < item.Pieces.Count && (i == first || ReferenceEquals(node, isDecoration ? null : item.Pieces[i].Node)); i++)
                Write(item.Pieces[i], top);
            _content.Append("EMC\n");
        }

        foreach (var piece in item.Pieces.Where(piece => piece.Link is not null))
            Link(piece, top, isDecoration);
    }

    private void Begin(PdfNode? node)
    {
        if (node is null)
        {
            _content.Append("/Artifact BMC\n");
            return;
        }

        _content.Append(CultureInfo.InvariantCulture, $"/{node.Type} << /MCID {_marked.Count} >> BDC\n");
        node.AddContent(Number, _marked.Count);
        _marked.Add(node);
    }

    private void Write(TextPiece piece, double top)
    {
        _content.Append(CultureInfo.InvariantCulture, $"BT {piece.Color.Fill} /{piece.Font.Resource} {N(piece.Size)} Tf 1 0 {N(piece.IsSlanted ? Slant : 0)} 1 {N(Side + piece.X)} {N(top - piece.BaseLine)} Tm");
        foreach (var (isLacking, runes) in Stretches(piece))
        {
            // What the font lacks is shown as a replacement; who copies the text or has it read out gets the character itself.
            if (isLacking)
                _content.Append(CultureInfo.InvariantCulture, $" /Span << /ActualText {PdfFile.Text(string.Concat(runes))} >> BDC");
            _content.Append(CultureInfo.InvariantCulture, $" <{piece.Font.Encode(runes)}> Tj{(isLacking ? " EMC" : "")}");
        }

        _content.Append(" ET\n");
    }

    private static IEnumerable<(bool IsLacking, List<Rune> Runes)> Stretches(TextPiece piece)
    {
        var (stretch, wasLacking) = (new List<Rune>(), false);
        foreach (var rune in piece.Text.EnumerateRunes())
        {
            var isLacking = piece.Font.Lacks(rune);
            if (stretch.Count > 0 && isLacking != wasLacking)
            {
                yield return (wasLacking, stretch);
                stretch = [];
            }

            wasLacking = isLacking;
            stretch.Add(rune);
        }

        if (stretch.Count > 0)
            yield return (wasLacking, stretch);
    }

    private void Link(TextPiece piece, double top, bool isDecoration)
    {
        var (left, right, line) = (Side + piece.X, Side + piece.X + piece.Width, top - piece.BaseLine - (piece.Size * 0.12));
        Fill(piece.Color, left, line, piece.Width, Underline);
        if (!isDecoration && piece.Node is { } node)
            _links.Add((node, $"[{N(left)} {N(line - 1)} {N(right)} {N(line + piece.Size)}]"));
    }

    private void Fill(PdfColor color, double x, double y, double width, double height) =>
        _content.Append(CultureInfo.InvariantCulture, $"/Artifact BMC q {color.Fill} {N(x)} {N(y)} {N(width)} {N(height)} re f Q EMC\n");

    private static string N(double value) => PdfFile.Number(value);
}
