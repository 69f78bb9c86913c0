namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>How a paragraph looks. Immutable.</summary>
/// <param name="Size">The size of the letters, in points.</param>
/// <param name="LineHeight">From base line to base line, in points.</param>
internal sealed record TextLook(double Size, double LineHeight)
{
    public static TextLook Body { get; } = new(10.5, 15) { After = 6 };

    public static TextLook Quote { get; } = Body with { Indent = 12, Color = PdfColor.Text, Bar = PdfColor.Line };

    public static TextLook Label { get; } = new(9, 13) { Color = PdfColor.Muted, IsBold = true, After = 6, KeepsWithNext = true };

    public static TextLook Notice { get; } = Body with { Indent = 12, Bar = PdfColor.Link };

    public static TextLook ListItem { get; } = Body with { After = 3 };

    public static TextLook Small { get; } = new(9, 13) { Color = PdfColor.Muted, After = 6 };

    public static TextLook Cell { get; } = new(9, 12.5);

    public static TextLook TableTitle { get; } = Body with { IsBold = true, Before = 4, After = 3, KeepsWithNext = true };

    public PdfColor Color { get; init; } = PdfColor.Text;

    public bool IsBold { get; init; }

    public double Indent { get; init; }

    public double Before { get; init; }

    public double After { get; init; }

    public bool KeepsWithNext { get; init; }

    /// <summary>The colour of a bar at the left.</summary>
    public PdfColor? Bar { get; init; }

    /// <summary>A heading of a level.</summary>
    public static TextLook Heading(int level) => level switch
    {
        1 => new(20, 26) { IsBold = true, After = 10, KeepsWithNext = true },
        2 => new(13.5, 18) { IsBold = true, Before = 14, After = 4, KeepsWithNext = true },
        3 => new(11.5, 16) { IsBold = true, Before = 8, After = 3, KeepsWithNext = true },
        _ => new(10.5, 15) { IsBold = true, Before = 4, After = 2, KeepsWithNext = true },
    };
}
