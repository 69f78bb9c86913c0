using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Extraction.Children;

/// <summary>
/// Runs a program on a document it may not trust: limited in time, processor, memory and output, without the host's environment. However
/// a run ends, no process of it is left. Thread-safe.
/// </summary>
internal sealed partial class ChildProcessRunner(TimeProvider timeProvider, ILogger<ChildProcessRunner> logger)
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
        var writing = WriteAsync(process, command.Input);
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
                await KillAsync(process, Task.WhenAll(readingErrors, writing));
                return new ChildResult(ChildEnding.OutputExceeded, -1, output.Bytes.ToArray(), "");
            }

            await readingErrors.WaitAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            await writing.WaitAsync(stop.Token);
            return Judge(process.ExitCode, output, errors);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await KillAsync(process, Task.WhenAll(readingOutput, readingErrors, writing));
            cancellationToken.ThrowIfCancellationRequested();
            return new ChildResult(ChildEnding.TimedOut, -1, ReadOnlyMemory<byte>.Empty, "");
        }
    }

    // A child that ends before it has read everything closes the pipe; its exit code tells the rest.
    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            await using var pipe = process.StandardInput.BaseStream;
            if (!input.IsEmpty)
                await pipe.WriteAsync(input);
        }
        catch (IOException)
        {
        }
    }

    private static ChildResult Judge(int exitCode, BoundedReader output, BoundedReader errors)
    {
        var text = Encoding.UTF8.GetString(errors.Bytes.Span);
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
            FileName = program,
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
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);

        try
        {
            var process = Process.Start(start) ?? throw new ExtractionToolMissingException(command.Program, command.Package);
            Limit(process, limits);
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new ExtractionToolMissingException(command.Program, command.Package, exception);
        }
    }

    private void Limit(Process process, ChildLimits limits)
    {
        const int noSuchProcess = 3; // ESRCH: it has ended already
        var error = ChildLimiter.IsSupported ? ChildLimiter.Apply(process.Id, limits) : -1;
        if (error is not (0 or noSuchProcess) && Interlocked.Exchange(ref _warned, 1) == 0)
            LogNotLimited(logger, error);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The system does not let the host limit the memory and processor time of programs that read documents (prlimit: error {Error}); time and output are limited all the same.")]
    private static partial void LogNotLimited(ILogger logger, int error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A child process had already ended when it was to be killed.")]
    private static partial void LogNotKilled(ILogger logger, Exception exception);
}
