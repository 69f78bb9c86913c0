using System.Runtime.InteropServices;

namespace Assistant.PluginHosting;

/// <summary>Lets two directories change places in one step (Linux, renameat2(2) with RENAME_EXCHANGE).</summary>
internal static partial class DirectoryExchange
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint RenameExchange = 2;

    /// <summary>Whether they have changed places; <see langword="false"/> where the system or the file system cannot, and nothing has happened.</summary>
    public static bool TrySwap(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return RenameAt2(CurrentDirectory, one, CurrentDirectory, other, RenameExchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // musl before 1.2.6
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories)]
    private static partial int RenameAt2(int oldDirectory, string oldPath, int newDirectory, string newPath, uint flags);
}
