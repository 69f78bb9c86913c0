namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>The Qdrant server that holds the passages; section <c>Assistant:Memory:Qdrant</c>. Off without <see cref="Url"/>. Immutable.</summary>
public sealed record QdrantOptions
{
    /// <summary>The environment variable that holds the key where no <see cref="ApiKeyFile"/> is named.</summary>
    public const string ApiKeyVariable = "ASSISTANT_QDRANT_API_KEY";

    /// <summary>The address of its REST API: <c>https://qdrant.stadt.intern:6333</c>. Default: none; passages then lie in the host's own index.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The file that holds the API key and nothing else, read anew for each request. The key needs the right to manage collections. Default: none;
    /// then <see cref="ApiKeyVariable"/> of the environment counts.
    /// </summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>
    /// The alias that stands for this installation's collection; installations that share a server need one each, since the points are
    /// numbered by the installation's own ledger. Letters, digits, single hyphens. Default: <c>assistant-passages</c>.
    /// </summary>
    public string Collection { get; init; } = "assistant-passages";

    /// <summary>How long a search may take, with all its attempts. Default: 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one write may take, with all its attempts. Default: 60 s.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Into how many shards a new collection is divided. Default: 1; with more nodes at least one for each.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How many copies a new collection has of each shard. Default: 1; with more nodes 2, so that one may fail.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>
    /// How many copies a write must have reached to count. Default: 1. Writes wait until they are carried out and are ordered by each shard's
    /// leader (<c>wait=true</c>, <c>ordering=medium</c>), so that a deletion never overtakes what was written before it.
    /// </summary>
    public int WriteConsistency { get; init; } = 1;

    /// <summary>Whether passages lie in Qdrant.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Url);
}
