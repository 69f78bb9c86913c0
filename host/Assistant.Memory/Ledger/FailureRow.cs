namespace Assistant.Memory.Ledger;

/// <summary>A failed file or object as it stands in the ledger.</summary>
internal sealed class FailureRow
{
    public string Position { get; init; } = "";

    public string DocumentId { get; init; } = "";

    public string? Title { get; init; }

    public string? Reference { get; init; }

    public string? File { get; init; }

    public string State { get; init; } = "";

    public string? Reason { get; init; }

    public long Attempts { get; init; }

    public string At { get; init; } = "";

    public string? RetryAt { get; init; }

    public string? Url { get; init; }

    public Failure ToFailure() => new()
    {
        DocumentId = DocumentId,
        Title = Title,
        Reference = Reference,
        File = File,
        Reason = Enum.Parse<FailureClass>(State),
        Detail = Reason ?? State,
        Attempts = (int)Attempts,
        LastAt = LedgerFormats.Instant(At),
        RetryAt = RetryAt is null ? null : LedgerFormats.Instant(RetryAt),
        Url = Url,
    };
}
