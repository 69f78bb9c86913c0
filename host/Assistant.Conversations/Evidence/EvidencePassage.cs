namespace Assistant.Conversations.Evidence;

/// <summary>A cited passage as it was when the answer was given. Immutable.</summary>
public sealed record EvidencePassage
{
    /// <summary>The passage in the index.</summary>
    public required string Id { get; init; }

    /// <summary>The document's id at its source.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The name of the file.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 of the file's bytes when it was read, in lower-case hexadecimal.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>The nearest heading above.</summary>
    public string? Heading { get; init; }

    /// <summary>The text, word for word as extracted.</summary>
    public required string Text { get; init; }
}
