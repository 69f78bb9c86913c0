namespace Assistant.Memory.Files;

/// <summary>How the files of documents are fetched and kept for reading. Immutable.</summary>
public sealed record FileCacheOptions
{
    /// <summary>How many bytes are kept; those not looked at for the longest time go first. The newest file stays in any case. Default: 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>How long a reader waits for a file that is not there yet; fetching goes on behind. Default: 8 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a server that has said nothing is not asked again. Default: 30 seconds.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long fetching one file may take. Default: 5 minutes.</summary>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many files are fetched at a time. Default: 4.</summary>
    public int FetchesAtATime { get; init; } = 4;
}
