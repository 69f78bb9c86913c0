using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Ledger;

/// <summary>What the ledger knows about a file. Immutable.</summary>
internal sealed record KnownFile
{
    public required long Id { get; init; }

    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public string? MediaType { get; init; }

    public string? Download { get; init; }

    public string? Url { get; init; }

    public string? Sha256 { get; init; }

    public string? ETag { get; init; }

    public required FileState State { get; init; }

    public string? Reason { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>What was done about pages that are pictures.</summary>
    public RecognitionState Recognition { get; init; }
}
