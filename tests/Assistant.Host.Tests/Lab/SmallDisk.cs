using System.Diagnostics;

namespace Assistant.Host.Tests.Lab;

/// <summary>A disk of its own in memory, which can be full also for root. Skips the test where nothing may be mounted.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static async Task<SmallDisk> MountAsync(string path, string size)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || await RunAsync("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path) != 0)
            Assert.Skip("This test mounts a small disk, which needs Linux and root.");
        return new SmallDisk(path);
    }

    public async Task ResizeAsync(string size) => (await RunAsync("mount", "-o", "remount,size=" + size, Path)).ShouldBe(0);

    public async ValueTask DisposeAsync() => (await RunAsync("umount", "-l", Path)).ShouldBe(0);

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
