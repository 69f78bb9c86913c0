namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>How a vector is searched for.</summary>
internal sealed record SearchParameters
{
    /// <summary>Over which points document frequencies are counted. Left out, Qdrant counts the whole collection: all cities.</summary>
    public InverseDocumentFrequency? Idf { get; init; }
}
