using System.Runtime.InteropServices;

namespace Assistant.Memory.Extraction.Children;

/// <summary>Sets the limits of a child that has just been started, by the system call prlimit(2) of Linux.</summary>
/// <remarks>
/// Not by the program of the same name in front of the child: that costs a start of its own, a sixth of what reading a small PDF takes. The
/// child runs a moment without limits, but a limit counts what was used before it was set, and the loader has hardly begun by then.
/// </remarks>
internal static class ChildLimiter
{
    // bits/resource.h of glibc; musl has the same.
    private const int Cpu = 0;
    private const int FileSize = 1;
    private const int Core = 4;
    private const int AddressSpace = 9;

    /// <summary>Whether this system has the call.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <returns>0, or the error number of the limit that could not be set.</returns>
    public static int Apply(int process, ChildLimits limits)
    {
        var seconds = (ulong)Math.Max(1, (long)Math.Ceiling(limits.CpuTime.TotalSeconds));
        // The soft limit sends SIGXCPU, which tells the cause; the hard one SIGKILL, which cannot be caught.
        return Set(process, Cpu, seconds, seconds + 2)
            | Set(process, AddressSpace, (ulong)limits.MaxMemoryBytes, (ulong)limits.MaxMemoryBytes)
            | Set(process, Core, 0, 0)
            | Set(process, FileSize, 0, 0);
    }

    private static int Set(int process, int resource, ulong soft, ulong hard)
    {
        var limit = new Limit { Soft = soft, Hard = hard };
        return PrLimit(process, resource, in limit, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    // int prlimit(pid_t pid, enum resource, const struct rlimit *new_limit, struct rlimit *old_limit)
    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int PrLimit(int pid, int resource, in Limit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
