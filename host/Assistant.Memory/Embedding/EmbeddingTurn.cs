namespace Assistant.Memory.Embedding;

/// <summary>When a city is looked at next, and why not now. Used by one thread, read by any.</summary>
internal sealed class EmbeddingTurn(TextBatches batches)
{
    private volatile string? _reason;

    public TextBatches Batches { get; } = batches;

    /// <summary>Why passages are not being embedded; <see langword="null"/> where they are, or all have been.</summary>
    public string? Reason => _reason;

    public DateTimeOffset NotBefore { get; private set; } = DateTimeOffset.MinValue;

    private int Failures { get; set; }

    public void Succeeded() => (Failures, NotBefore, _reason) = (0, DateTimeOffset.MinValue, null);

    /// <returns>How long to wait.</returns>
    public TimeSpan Failed(string reason, EmbeddingOptions options, DateTimeOffset now)
    {
        var wait = TimeSpan.FromTicks(Math.Min(options.LongestRetry.Ticks, options.FirstRetry.Ticks << Math.Min(Failures, 16)));
        (Failures, NotBefore, _reason) = (Failures + 1, now + wait, reason);
        return wait;
    }
}
