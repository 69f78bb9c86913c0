namespace Assistant.Sdk;

/// <summary>A document as its source describes it: one paper, one meeting with its minutes, one web page. Immutable.</summary>
public sealed record SourceDocument
{
    /// <summary>Stable and unique in the source, at most 512 characters. For linked data the object's URL.</summary>
    public required string Id { get; init; }

    /// <summary>The title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is, in one word of the source's own vocabulary: <c>paper</c>, <c>meeting</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The number that people cite it by: <c>2024/0815</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>The day of the document itself, not of its publication.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where a person can look at it.</summary>
    public Uri? Url { get; init; }

    /// <summary>Who may find it. Default: <see cref="Sdk.Audience.Internal"/>, so that nothing becomes public by an omission.</summary>
    public Audience Audience { get; init; } = Audience.Internal;

    /// <summary>Values to filter by; names as in <see cref="FacetNames"/> where one fits. Default: empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The files in reading order, the main one first. May be empty: then only the title can be found.</summary>
    public IReadOnlyList<SourceFile> Files { get; init; } = [];

    /// <summary>
    /// Changes whenever the source's own description of the document changes (a hash of it, an ETag). In an incremental run the host
    /// skips a document with a known fingerprint without fetching its files. <see langword="null"/>: always look at the files.
    /// </summary>
    public string? Fingerprint { get; init; }
}
