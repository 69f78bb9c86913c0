namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>A request that failed. The message names server, cause and cure, for operators and developers.</summary>
internal sealed class QdrantException(QdrantFailure failure, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What went wrong.</summary>
    public QdrantFailure Failure { get; } = failure;

    /// <summary>When the server wants to be asked again; <see langword="null"/> where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may do better in a moment. Every request of ours can be repeated.</summary>
    public bool IsPassing => Failure is QdrantFailure.Unreachable or QdrantFailure.TimedOut or QdrantFailure.Busy;
}
