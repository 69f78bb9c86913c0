namespace Assistant.Memory.Splitting;

/// <summary>A passage before it is analysed and stored. Immutable.</summary>
public sealed record PassageDraft
{
    /// <summary>Its place in the document, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The page it begins on; <see langword="null"/> where the document has no pages.</summary>
    public int? PageFrom { get; init; }

    /// <summary>The page it ends on. Passages do not cross pages, so it equals <see cref="PageFrom"/>.</summary>
    public int? PageTo { get; init; }

    /// <summary>The heading it stands under, without its marks; also one that stands on an earlier page.</summary>
    public string? Heading { get; init; }

    /// <summary>The text as on the page, with the heading where it stands there; always the stretch that start and length name.</summary>
    public required string Text { get; init; }

    /// <summary>Where it begins in its page's text, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>How far it reaches in its page's text.</summary>
    public required int Length { get; init; }

    /// <summary>Whether the text was recognised in a picture (OCR).</summary>
    public bool IsRecognized { get; init; }
}
