using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>How a collection is set up: many cities in one, each with its own graph of vectors and its own document frequencies.</summary>
internal static class CollectionPlan
{
    /// <summary>The most results of a search: as deep as a faceted search looks.</summary>
    public const int MaxResults = 60_000;

    /// <summary>The most points of a write.</summary>
    public const int MaxPoints = 1_000;

    /// <summary>The most values of a condition, such as documents of a deletion.</summary>
    public const int MaxValues = 1_000;

    private const int LinksWithinCity = 16;
    private const int MaxConditions = 256;

    public static CollectionCreation Of(CollectionMetadata metadata, IReadOnlyList<VectorShape> shapes, QdrantOptions options) => new(
        shapes.Distinct().ToDictionary(MeaningName.Of, Meaning, StringComparer.Ordinal),
        new Dictionary<string, SparseVectorConfig> { [PointVectors.TermsName] = new("idf") },
        new HnswConfig(M: 0, PayloadM: LinksWithinCity),
        new StrictModeConfig
        {
            Enabled = true,
            MaxQueryLimit = MaxResults,
            UnindexedFilteringRetrieve = false,
            UnindexedFilteringUpdate = false,
            UpsertMaxBatchsize = MaxPoints,
            FilterMaxConditions = MaxConditions,
            ConditionMaxSize = MaxValues,
        },
        metadata)
    {
        ShardNumber = options.Shards,
        ReplicationFactor = options.Replicas,
        WriteConsistencyFactor = options.WriteConsistency,
    };

    /// <summary>A dense vector: the vectors of the ledger have length 1, and their scalar product is the cosine.</summary>
    public static VectorConfig Meaning(VectorShape shape) => new(shape.Dimension, "Cosine");
}
