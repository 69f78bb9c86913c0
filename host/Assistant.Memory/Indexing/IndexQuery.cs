namespace Assistant.Memory.Indexing;

/// <summary>What to look for in an index. Immutable.</summary>
/// <param name="Text">Words as a person types them.</param>
/// <param name="Count">How many passages at most.</param>
public sealed record IndexQuery(string Text, int Count)
{
    /// <summary>What a document must fit. Default: everything.</summary>
    public DocumentFilter Filter { get; init; } = new();

    /// <summary>
    /// What a document must not be known to miss: one without a day, or without any value of a facet, stays. Default: everything.
    /// </summary>
    public DocumentFilter Implied { get; init; } = new();

    /// <summary>Only passages of this document, by the ledger's number. Default: of every document.</summary>
    public long? Document { get; init; }
}
