namespace Assistant.Doubles.Qdrant.Faults;

/// <summary>What can go wrong.</summary>
public enum FaultKind
{
    /// <summary>429 with <c>Retry-After: 1</c>: over the rate limit of the collection.</summary>
    TooManyRequests,

    /// <summary>503: a shard is not available.</summary>
    Unavailable,

    /// <summary>408: the server’s own time limit.</summary>
    Timeout,

    /// <summary>507: the disk is full.</summary>
    StorageFull,

    /// <summary>500.</summary>
    InternalError,

    /// <summary>Takes the request and never answers.</summary>
    Hang,

    /// <summary>Carries out the request and closes the connection instead of answering.</summary>
    CutConnection,

    /// <summary>Answers with a page of a proxy.</summary>
    NoJson,

    /// <summary>200, but the write is only <c>acknowledged</c>.</summary>
    NotCarriedOut,
}
