namespace Assistant.Memory.Ledger;

/// <summary>What the ledger knows of a source. Immutable.</summary>
public sealed record SourceFigures
{
    /// <summary>When its last run began; <see langword="null"/> for never.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was last read to its end; <see langword="null"/> for never.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Its documents.</summary>
    public int Documents { get; init; }

    /// <summary>Their passages.</summary>
    public int Passages { get; init; }

    /// <summary>What could not be read, by class, most frequent first.</summary>
    public IReadOnlyList<(FailureClass Reason, int Count)> Failures { get; init; } = [];
}
