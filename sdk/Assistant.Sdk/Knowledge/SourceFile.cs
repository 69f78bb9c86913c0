namespace Assistant.Sdk;

/// <summary>One file of a document: either its text is there, or the host fetches it. Immutable.</summary>
public sealed record SourceFile
{
    /// <summary>Stable and unique in the document, at most 512 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people: <c>Beschlussvorlage</c>, <c>Anlage 2: Lageplan</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What the source says it is: <c>application/pdf</c>, <c>text/plain</c>, <c>text/html</c>. The host looks at the bytes and trusts
    /// them more. <see langword="null"/>: the bytes alone decide.
    /// </summary>
    public string? MediaType { get; init; }

    /// <summary>Where the host fetches the bytes; its address must be allowed by manifest and operator. Either this or <see cref="Text"/>.</summary>
    public Uri? Download { get; init; }

    /// <summary>
    /// The text itself, where the source has it. Of media type <c>text/plain</c>, <c>text/html</c> or <c>text/markdown</c>; form feeds
    /// (U+000C) separate pages in plain text.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Where a person opens the file. Default: <see cref="Download"/>.</summary>
    public Uri? Url { get; init; }
}
