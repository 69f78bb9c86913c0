namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>
/// How often and for how long a request is repeated: while the server is busy (429, 503), slow (408) or out of reach, and the time allows it.
/// Nothing else is repeated, since the same request would fail again. Immutable.
/// </summary>
/// <param name="Limit">The time for all attempts together.</param>
/// <param name="MaxAttempts">How many attempts.</param>
internal sealed record RetryPolicy(TimeSpan Limit, int MaxAttempts)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    /// <summary>For what a person waits for.</summary>
    public static RetryPolicy Search(QdrantOptions options) => new(options.Timeout, 4);

    /// <summary>For what happens in the background.</summary>
    public static RetryPolicy Write(QdrantOptions options) => new(options.WriteTimeout, 8);

    /// <summary>The pause before the next attempt: what the server asks for, else 0.1, 0.2, 0.4 … 5 s; <see langword="null"/> to give up.</summary>
    /// <param name="failure">Why the attempt failed.</param>
    /// <param name="attempt">Which it was, from 1.</param>
    /// <param name="left">What is left of the time.</param>
    public TimeSpan? Pause(QdrantException failure, int attempt, TimeSpan left)
    {
        if (!failure.IsPassing || attempt >= MaxAttempts)
            return null;
        var backoff = s_first * Math.Pow(2, attempt - 1);
        var pause = failure.RetryAfter ?? (backoff < s_longest ? backoff : s_longest);
        return pause < left ? pause : null;
    }
}
