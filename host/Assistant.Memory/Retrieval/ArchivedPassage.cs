namespace Assistant.Memory.Retrieval;

/// <summary>A passage as the ledger holds it, with the hash of the file that it was read from. Immutable.</summary>
public sealed record ArchivedPassage
{
    /// <summary>The passage's id outside.</summary>
    public required string Id { get; init; }

    /// <summary>The document's id at its source.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The name of the file.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 of the file's bytes, or of the text where the source gave text, in lower-case hexadecimal.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>The nearest heading above.</summary>
    public string? Heading { get; init; }

    /// <summary>The text, word for word as extracted.</summary>
    public required string Text { get; init; }
}
