namespace Assistant.Storage;

/// <summary>What the system says of disks.</summary>
public static class DiskErrors
{
    private const int NoSpace = 28; // ENOSPC
    private const int WindowsDiskFull = 0x70; // ERROR_DISK_FULL

    /// <summary>Whether something could not be written because the disk is full.</summary>
    /// <param name="exception">The failure.</param>
    public static bool IsFull(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is IOException && (exception.HResult & 0xFFFF) is NoSpace or WindowsDiskFull;
    }
}
