using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Memory.Ledger;

/// <summary>A file after fetching, extraction and splitting, ready to be written. Immutable.</summary>
internal sealed record PreparedFile
{
    public required SourceFile File { get; init; }

    public required FileState State { get; init; }

    public string? Reason { get; init; }

    public string? Sha256 { get; init; }

    public string? ETag { get; init; }

    public long? Bytes { get; init; }

    public int? Pages { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>What was done about pages that are pictures.</summary>
    public RecognitionState Recognition { get; init; }

    /// <summary>The new passages; <see langword="null"/>: those in the ledger stay as they are.</summary>
    public IReadOnlyList<PassageDraft>? Passages { get; init; }

    /// <summary>Whether this run looked at the file and could not read it.</summary>
    public bool Failed { get; init; }
}
