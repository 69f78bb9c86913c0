using System.Globalization;

namespace Assistant.Conversations.Exports.Pdf;

/// <summary>A colour. On white each text colour here has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3). Immutable.</summary>
internal sealed record PdfColor(byte Red, byte Green, byte Blue)
{
    public static PdfColor Text { get; } = new(0x1A, 0x1F, 0x26);

    public static PdfColor Muted { get; } = new(0x51, 0x5B, 0x68);

    public static PdfColor Link { get; } = new(0x0B, 0x4A, 0x9B);

    public static PdfColor Warning { get; } = new(0x9A, 0x1B, 0x1B);

    public static PdfColor Line { get; } = new(0xC5, 0xCC, 0xD6);

    public static PdfColor Shade { get; } = new(0xEE, 0xF1, 0xF5);

    /// <summary>As an operator sets it for areas and text.</summary>
    public string Fill => string.Create(CultureInfo.InvariantCulture, $"{Red / 255.0:0.###} {Green / 255.0:0.###} {Blue / 255.0:0.###} rg");
}
