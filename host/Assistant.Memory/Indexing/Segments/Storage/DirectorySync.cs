using System.Runtime.InteropServices;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// Flushes a directory's entries to the disk: without it a file that was renamed may have its old name after a power failure (fsync(2)). .NET opens no
/// directories, so these are the system's own calls. Windows keeps names in a journal of its own and needs nothing.
/// </summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var directory = Open(path, ReadOnly);
        if (directory < 0)
            throw new IOException($"The directory {path} cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            // Some network file systems cannot do this (EINVAL); they keep their own promises.
            _ = Synchronize(directory);
        }
        finally
        {
            _ = Close(directory);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
