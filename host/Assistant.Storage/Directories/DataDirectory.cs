using System.Globalization;

namespace Assistant.Storage.Directories;

/// <summary>
/// The directory in which everything lives, held by one process at a time through a lock on <c>.lock</c>. The operating system releases
/// the lock when the process ends, however it ends.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The path of a file or folder in the directory.</summary>
    /// <param name="name">Relative name.</param>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates the directory if need be and takes the lock.</summary>
    /// <param name="path">The directory; relative paths start at the working directory.</param>
    /// <param name="holder">What takes the lock, for the sentence that a second process prints: <c>assistant serve</c>.</param>
    /// <exception cref="StorageException">In use, or not to be created, read or written.</exception>
    public static DataDirectory Open(string path, string holder)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new DataDirectory(full, Lock(full, holder));
        }
        catch (IOException exception) when (IsSharingViolation(exception))
        {
            throw new StorageException(
                StorageFailure.InUse,
                $"The data directory {full} is in use by {Holder(full)}. End that process, or give this one a directory of its own with --data.",
                exception);
        }
        catch (IOException exception) when (DiskErrors.IsFull(exception))
        {
            throw new StorageException(StorageFailure.DiskFull, $"The disk of {full} is full. Make room and start again; nothing is lost.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageFailure.NotAccessible,
                $"The data directory {full} cannot be created or written ({exception.Message}). Check the path and its permissions.",
                exception);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string full, string holder)
    {
        var stream = new FileStream(System.IO.Path.Combine(full, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            System.IO.File.WriteAllText(HolderFile(full), string.Create(CultureInfo.InvariantCulture, $"{holder} (process {Environment.ProcessId})"));
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // .NET takes flock(LOCK_EX | LOCK_NB) for FileShare.None and reports EWOULDBLOCK (11) or, on Windows, a sharing violation (32).
    private static bool IsSharingViolation(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 32 or 35;

    private static string HolderFile(string full) => System.IO.Path.Combine(full, ".lock-holder");

    private static string Holder(string full)
    {
        try
        {
            return System.IO.File.ReadAllText(HolderFile(full));
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
