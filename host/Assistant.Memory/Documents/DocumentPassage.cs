namespace Assistant.Memory.Documents;

/// <summary>A passage of a document, in reading order. Immutable.</summary>
/// <param name="Id">The passage's id outside.</param>
/// <param name="File">The file that it stands in; <see langword="null"/> where the document has no text and its title stands for it.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Heading">The nearest heading above.</param>
/// <param name="Text">The text, word for word as extracted.</param>
public sealed record DocumentPassage(string Id, long? File, int? Page, string? Heading, string Text)
{
    /// <summary>Where it begins in its page's extracted text, in UTF-16 units; <see langword="null"/> where that is not known.</summary>
    public int? Start { get; init; }

    /// <summary>How far it reaches there.</summary>
    public int? Length { get; init; }

    /// <summary>Whether the text was recognised in a picture (OCR): it may hold misread letters and figures.</summary>
    public bool IsRecognized { get; init; }
}
