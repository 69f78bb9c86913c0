namespace Assistant.Memory.Ledger;

/// <summary>Something of a source that is not in the index. Immutable.</summary>
public sealed record Failure
{
    /// <summary>The document's id, or that of the object where there is no document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Its title; <see langword="null"/> where there is no document.</summary>
    public string? Title { get; init; }

    /// <summary>Its reference: <c>2025/0140</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>The file's name; <see langword="null"/> where it is no file.</summary>
    public string? File { get; init; }

    /// <summary>Why, roughly.</summary>
    public required FailureClass Reason { get; init; }

    /// <summary>Why, in a sentence (English).</summary>
    public required string Detail { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was last tried.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When it is tried again; <see langword="null"/>: when the source names it anew.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Where a person opens it.</summary>
    public string? Url { get; init; }
}
