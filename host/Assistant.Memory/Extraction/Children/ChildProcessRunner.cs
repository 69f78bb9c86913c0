using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Extraction.Children;

/// <summary>
/// Runs a program on a document it may not trust: limited in time, processor, memory and output, without the host's environment. However
/// a run ends, no process of it is left. Thread-safe.
/// </summary>
internal sealed partial class ChildProcessRunner(string prLimit, TimeProvider timeProvider, ILogger<ChildProcessRunner> logger)
{
    private const int MaxErrorBytes = 16 << 10;
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);

    private int _warned;

    /// <exception cref="ExtractionToolMissingException">The program is not there or cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the process tree is gone.</exception>
    public async Task<ChildResult> RunAsync(ChildCommand command, ChildLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(command, limits);
        using var deadline = new CancellationTokenSource(limits.Timeout, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var output = new BoundedReader(limits.MaxOutputBytes);
        using var errors = new BoundedReader(MaxErrorBytes);
        var readingOutput = output.ReadAsync(process.StandardOutput.BaseStream, drain: false, stop.Token);
        var readingErrors = errors.ReadAsync(process.StandardError.BaseStream, drain: true, stop.Token);
        try
        {
            // WaitAsync: a read from a pipe cannot always be cancelled, and a stray grandchild may hold the pipe open.
            if (!await readingOutput.WaitAsync(stop.Token))
            {
                await KillAsync(process, readingErrors);
                return new ChildResult(ChildEnding.OutputExceeded, -1, output.Bytes.ToArray(), "");
            }

            await readingErrors.WaitAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return Judge(command, process.ExitCode, output, errors);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await KillAsync(process, Task.WhenAll(readingOutput, readingErrors));
            cancellationToken.ThrowIfCancellationRequested();
            return new ChildResult(ChildEnding.TimedOut, -1, ReadOnlyMemory<byte>.Empty, "");
        }
    }

    private static ChildResult Judge(ChildCommand command, int exitCode, BoundedReader output, BoundedReader errors)
    {
        var text = Encoding.UTF8.GetString(errors.Bytes.Span);
        if (exitCode != 0 && text.StartsWith("prlimit:", StringComparison.Ordinal))
            throw new ExtractionToolMissingException(command.Program, command.Package, new InvalidOperationException(text.Trim()));
        var ending = exitCode switch
        {
            128 + 24 => ChildEnding.TimedOut, // SIGXCPU: signal(7)
            128 + 9 => ChildEnding.OutOfMemory, // nobody but the kernel's OOM killer sends SIGKILL here
            _ => ChildEnding.Exited,
        };
        return new ChildResult(ending, exitCode, output.Bytes.ToArray(), text);
    }

    private Process Start(ChildCommand command, ChildLimits limits)
    {
        var program = ProgramPath.Find(command.Program) ?? throw new ExtractionToolMissingException(command.Program, command.Package);
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // The host's environment may hold secrets; a child that reads strangers' files needs none of it.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        AddLimits(start, limits, program);
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);

        try
        {
            var process = Process.Start(start) ?? throw new ExtractionToolMissingException(command.Program, command.Package);
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new ExtractionToolMissingException(command.Program, command.Package, exception);
        }
    }

    // prlimit replaces itself by the program (exec), so the process id stays the one that is killed.
    private void AddLimits(ProcessStartInfo start, ChildLimits limits, string program)
    {
        if (ProgramPath.Find(prLimit) is not { } prlimit)
        {
            if (Interlocked.Exchange(ref _warned, 1) == 0)
                LogNoPrLimit(logger, prLimit);
            start.FileName = program;
            return;
        }

        var cpuSeconds = Math.Max(1, (long)Math.Ceiling(limits.CpuTime.TotalSeconds));
        start.FileName = prlimit;
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={limits.MaxMemoryBytes}"));
        // The soft limit sends SIGXCPU, which tells the cause; the hard one SIGKILL, which cannot be caught.
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={cpuSeconds}:{cpuSeconds + 2}"));
        start.ArgumentList.Add("--core=0");
        start.ArgumentList.Add("--fsize=0");
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(program);
    }

    private async Task KillAsync(Process process, Task reading)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            LogNotKilled(logger, exception);
        }

        // Waiting reaps the child, so that no zombie stays, and lets the readers see the end of their pipes.
        await Task.WhenAll(process.WaitForExitAsync(CancellationToken.None), reading)
            .WaitAsync(KillPatience, timeProvider)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The program “{Program}” was not found: documents are read without a memory and processor limit. Install the Debian package util-linux.")]
    private static partial void LogNoPrLimit(ILogger logger, string program);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A child process had already ended when it was to be killed.")]
    private static partial void LogNotKilled(ILogger logger, Exception exception);
}
