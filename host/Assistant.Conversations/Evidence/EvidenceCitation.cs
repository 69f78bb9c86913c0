namespace Assistant.Conversations.Evidence;

/// <summary>A citation in an evidence package. Immutable.</summary>
public sealed record EvidenceCitation
{
    /// <summary>As it stands in the answer: <c>[1]</c>.</summary>
    public required int Number { get; init; }

    /// <summary>Word for word; only white space is folded.</summary>
    public required string Quote { get; init; }

    /// <summary>The document's id at its source.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The number that people cite it by.</summary>
    public string? Reference { get; init; }

    /// <summary>The day of the document.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where a person opens it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The name of the file.</summary>
    public string? File { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>SHA-256 of the file from which the passage was read, in lower-case hexadecimal.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>Whether the text was recognised in a picture (OCR): the quote may hold misread letters and figures.</summary>
    public bool Recognized { get; init; }

    /// <summary>Other documents that the same text stood in when the answer was given.</summary>
    public IReadOnlyList<EvidenceRelated>? SameText { get; init; }

    /// <summary>The newest paper of the same kind and title when the answer was given, where the cited one was older.</summary>
    public EvidenceRelated? Newer { get; init; }

    /// <summary>The passage in the index.</summary>
    public required string PassageId { get; init; }

    /// <summary>The file of the package that holds the passage's text; <see langword="null"/> where the passage was not kept.</summary>
    public string? PassageFile { get; init; }
}
