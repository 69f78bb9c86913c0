using System.ComponentModel;
using System.Diagnostics;
using Assistant.Host.CommandLine;

namespace Assistant.Host.Development;

/// <summary>Builds the plugin and publishes it into a folder, with the .NET SDK of the machine.</summary>
internal sealed class PluginBuild(PluginProject project, TimeProvider timeProvider)
{
    private const int TailLines = 5;

    // The compiler's server, which a build leaves behind, may hold the pipe; the build itself has said everything when it ends.
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    /// <param name="output">The folder; empty.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <exception cref="StartException">There is no .NET SDK.</exception>
    public async Task<BuildResult> RunAsync(string output, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        using var process = Start(output);
        process.StandardInput.Close();
        var lines = new List<string>();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, lines), ReadAsync(process.StandardError, lines));
        try
        {
            await EndAsync(process, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await Task.WhenAny(reading, Task.Delay(s_lastWords, timeProvider, cancellationToken));
        lock (lines)
            return Result(process.ExitCode == 0, timeProvider.GetElapsedTime(started), lines);
    }

    private Process Start(string output)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", project.ProjectFile, "-c", "Debug", "-o", output, "-nologo", "-v", "quiet", "-clp:NoSummary", "-p:UseAppHost=false"])
        {
            UseShellExecute = false,
            // The terminal is the host's: a child that sets it up from the background is stopped.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = project.Folder,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new StartException("--plugin-dev builds the plugin with the .NET SDK, and there is no “dotnet” in the PATH. Install the .NET SDK 10, or put it into the PATH.", exception);
        }
    }

    private BuildResult Result(bool succeeded, TimeSpan duration, List<string> lines)
    {
        var messages = lines.Select(line => BuildMessage.Read(line, project.Folder)).OfType<BuildMessage>().Distinct().OrderByDescending(message => message.IsError).ToList();
        if (!succeeded && !messages.Exists(message => message.IsError))
            messages.Insert(0, new BuildMessage(true, "", "BUILD", string.Join(" ", lines.Where(line => line.Trim().Length > 0).TakeLast(TailLines))));
        return new BuildResult(succeeded, duration, messages);
    }

    private static async Task ReadAsync(StreamReader reader, List<string> lines)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (lines)
                lines.Add(line);
        }
    }

    // Process.WaitForExitAsync waits for the end of the pipes as well.
    private static async Task EndAsync(Process process, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult();
        process.EnableRaisingEvents = true;
        if (process.HasExited)
            ended.TrySetResult();
        await ended.Task.WaitAsync(cancellationToken);
    }
}
