namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>Words of one look on one line. Immutable.</summary>
/// <param name="Text">The words.</param>
/// <param name="Font">Their font.</param>
/// <param name="Size">Its size, in points.</param>
/// <param name="Color">Their colour.</param>
/// <param name="X">Where they begin, in points from the left edge of the text.</param>
/// <param name="Width">How wide they are, in points.</param>
internal sealed record TextPiece(string Text, PdfFont Font, double Size, PdfColor Color, double X, double Width)
{
    /// <summary>How far below the top of its line the letters stand, in points.</summary>
    public double BaseLine { get; init; }

    /// <summary>Whether the letters lean, since the font has no italic.</summary>
    public bool IsSlanted { get; init; }

    /// <summary>Where a click leads.</summary>
    public Uri? Link { get; init; }

    /// <summary>What it belongs to; <see langword="null"/> for decoration.</summary>
    public PdfNode? Node { get; init; }
}
