namespace Assistant.Memory.Files;

/// <summary>A file in the cache. Guarded by the cache's lock.</summary>
internal sealed class CachedFile(long bytes, DateTimeOffset usedAt, bool isChecked)
{
    public long Bytes { get; } = bytes;

    public DateTimeOffset UsedAt { get; set; } = usedAt;

    /// <summary>Whether the bytes have been compared with their name since the host started.</summary>
    public bool IsChecked { get; set; } = isChecked;
}
