namespace Assistant.Memory.Extraction;

/// <summary>One page of text.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">
/// Normalised text (see <c>TextNormalizer</c>): lines end with <c>\n</c>, an empty line separates paragraphs, a tab separates the
/// columns of a table row, a line that begins with <c>#</c> marks and a space is a heading.
/// </param>
public sealed record ExtractedPage(int Number, string Text)
{
    /// <summary>Whether the text was recognised in a picture (OCR): it may hold misread letters and figures.</summary>
    public bool IsRecognized { get; init; }

    /// <summary>Whether the page is a picture that was not read, or not wholly, because a limit was reached before.</summary>
    public bool IsUnread { get; init; }
}
