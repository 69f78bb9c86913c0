namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>How a field of the payload is indexed.</summary>
/// <param name="Type"><c>keyword</c> or <c>integer</c>.</param>
internal sealed record FieldSchema(string Type)
{
    /// <summary>Whether points are laid out by it, since every search names one value of it.</summary>
    public bool? IsTenant { get; init; }

    /// <summary>Whether an integer is looked up by value.</summary>
    public bool? Lookup { get; init; }

    /// <summary>Whether an integer is looked up by range.</summary>
    public bool? Range { get; init; }

    /// <summary>Whether each value gets links of its own in the graph of vectors.</summary>
    public bool? EnableHnsw { get; init; }
}
