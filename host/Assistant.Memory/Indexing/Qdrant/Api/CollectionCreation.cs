namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A collection to be made.</summary>
/// <param name="Vectors">The dense vectors by name; empty for none.</param>
/// <param name="SparseVectors">The sparse vectors by name.</param>
/// <param name="HnswConfig">How the graph of vectors is built.</param>
/// <param name="StrictModeConfig">What requests may not do.</param>
/// <param name="Metadata">What the index itself has to know of it.</param>
internal sealed record CollectionCreation(
    IReadOnlyDictionary<string, VectorConfig> Vectors,
    IReadOnlyDictionary<string, SparseVectorConfig> SparseVectors,
    HnswConfig HnswConfig,
    StrictModeConfig StrictModeConfig,
    CollectionMetadata Metadata)
{
    /// <summary>Into how many pieces it is divided.</summary>
    public int? ShardNumber { get; init; }

    /// <summary>How many copies there are of each.</summary>
    public int? ReplicationFactor { get; init; }

    /// <summary>How many copies a write must have reached.</summary>
    public int? WriteConsistencyFactor { get; init; }
}
