using Microsoft.Data.Sqlite;

namespace Assistant.Storage.Sqlite;

/// <summary>What SQLite's result codes (sqlite.org/rescode.html) mean for the operator.</summary>
internal static class SqliteErrors
{
    /// <summary>The failure in words, or the exception itself where it is a fault of the program.</summary>
    public static Exception Translate(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        5 or 6 => new StorageException(StorageFailure.Locked, $"The database {path} is locked by another program. Close it (a backup, an open SQLite tool) and try again; nothing was lost.", exception),
        3 or 8 or 14 => new StorageException(StorageFailure.NotAccessible, $"The database {path} cannot be opened or written. Check the path and its permissions.", exception),
        10 when DirectoryIsFull(path) => new StorageException(StorageFailure.DiskFull, $"The disk of {path} is full. Make room and try again; what was committed is safe.", exception),
        10 => new StorageException(StorageFailure.NotAccessible, $"The database {path} cannot be read or written ({exception.Message}). Check its disk; what was committed is safe where the disk kept it.", exception),
        11 or 26 => new StorageException(StorageFailure.Damaged, $"The file {path} is no database or is damaged. Restore it from a backup, or move it away and synchronise again.", exception),
        13 => new StorageException(StorageFailure.DiskFull, $"The disk of {path} is full. Make room and try again; what was committed is safe.", exception),
        _ => exception,
    };

    private static bool DirectoryIsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace < 1 << 20;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
