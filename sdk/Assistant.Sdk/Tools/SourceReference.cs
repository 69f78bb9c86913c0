namespace Assistant.Sdk;

/// <summary>Where a statement comes from, as exactly as is known. Immutable.</summary>
public sealed record SourceReference
{
    /// <summary>The document's id in the index, or the address of what was asked.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The number that people cite it by.</summary>
    public string? Reference { get; init; }

    /// <summary>The day of the document.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where a person opens it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The page, from 1; <see langword="null"/> where there are no pages.</summary>
    public int? Page { get; init; }
}
