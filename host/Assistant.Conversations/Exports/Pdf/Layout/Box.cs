namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>A filled area behind or beside a line; decoration. In points from the left edge of the text and from the top of the line. Immutable.</summary>
internal sealed record Box(double X, double Y, double Width, double Height, PdfColor Color);
