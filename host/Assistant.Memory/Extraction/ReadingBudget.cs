namespace Assistant.Memory.Extraction;

/// <summary>What a document that is read within the host's own process may use: time by the clock, and characters of text.</summary>
internal sealed class ReadingBudget(ExtractionOptions options, TimeProvider timeProvider, CancellationToken cancellationToken)
{
    private const int NodesPerCheck = 256;
    private readonly long _start = timeProvider.GetTimestamp();
    private int _nodes;
    private long _characters;

    /// <summary>Whether no more text may be taken; what is there is kept.</summary>
    public bool IsFull => _characters > options.MaxOutputBytes;

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>Takes note of a piece of text.</summary>
    public void Wrote(int characters) => _characters += characters;

    /// <summary>To be called for each node; looks at the clock now and then.</summary>
    /// <exception cref="ExtractionFailedException">The time is over.</exception>
    public void Spend()
    {
        if (++_nodes % NodesPerCheck == 0)
            Check();
    }

    /// <exception cref="ExtractionFailedException">The time is over.</exception>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (timeProvider.GetElapsedTime(_start) > options.MarkupTimeout)
            throw new ExtractionFailedException(Failures.TimedOut(options.MarkupTimeout));
    }
}
