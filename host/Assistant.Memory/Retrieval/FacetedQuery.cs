using Assistant.Memory.Indexing;

namespace Assistant.Memory.Retrieval;

/// <summary>A page of a search for documents. Immutable.</summary>
/// <param name="Text">Words as a person types them.</param>
/// <param name="Offset">How many documents are left out at the beginning, at most <see cref="MaxOffset"/>.</param>
/// <param name="Count">How many documents at most, 1 to 100.</param>
public sealed record FacetedQuery(string Text, int Offset, int Count)
{
    /// <summary>Nobody reads further; who wants to know more filters.</summary>
    public const int MaxOffset = 1_000;

    /// <summary>What a document must fit. Default: everything.</summary>
    public DocumentFilter Filter { get; init; } = new();
}
