namespace Assistant.Memory.Indexing;

/// <summary>Of which documents the values are counted. Immutable.</summary>
/// <param name="Text">Words as a person types them; <see langword="null"/> for all documents.</param>
public sealed record FacetQuery(string? Text)
{
    /// <summary>What a document must fit; the values of a facet are counted as if it were not filtered by that facet. Default: everything.</summary>
    public DocumentFilter Filter { get; init; } = new();
}
