namespace Assistant.Memory.Documents;

/// <summary>A document as the ledger holds it, with its files in reading order. Immutable.</summary>
public sealed record DocumentDetails
{
    /// <summary>The id at its source.</summary>
    public required string Id { get; init; }

    /// <summary>The title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is, in the source's own vocabulary.</summary>
    public required string Kind { get; init; }

    /// <summary>The number that people cite it by.</summary>
    public string? Reference { get; init; }

    /// <summary>The day of the document.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where a person opens it.</summary>
    public Uri? Url { get; init; }

    /// <summary>Values to filter by.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<DocumentFile> Files { get; init; }
}
