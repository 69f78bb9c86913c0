namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>Why Qdrant does not answer as it should.</summary>
internal enum QdrantFailure
{
    /// <summary>A setting cannot be used.</summary>
    Misconfigured,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>Nothing came in time.</summary>
    TimedOut,

    /// <summary>The server has too much to do, or a shard is not available now.</summary>
    Busy,

    /// <summary>It does not accept the key, or the key may not do this.</summary>
    AccessDenied,

    /// <summary>What was asked for is not there.</summary>
    Missing,

    /// <summary>What was to be made is there.</summary>
    Conflict,

    /// <summary>It refuses the request as it is.</summary>
    Refused,

    /// <summary>Its disk or its memory is full.</summary>
    StorageFull,

    /// <summary>It failed over the request.</summary>
    ServerFailed,

    /// <summary>What came is not the protocol.</summary>
    BrokenAnswer,
}
