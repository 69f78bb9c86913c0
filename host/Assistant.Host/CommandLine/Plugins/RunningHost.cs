using Assistant.Storage;
using Assistant.Storage.Directories;

namespace Assistant.Host.CommandLine.Plugins;

/// <summary>Whether a process works on the data directory.</summary>
internal static class RunningHost
{
    public static bool HoldsData(string data)
    {
        var full = Path.GetFullPath(data);
        if (!Directory.Exists(full))
            return false;
        try
        {
            using var free = DataDirectory.Open(full, "assistant plugins");
            return false;
        }
        catch (StorageException exception)
        {
            return exception.Failure == StorageFailure.InUse; // Else it is not ours to look into.
        }
    }
}
