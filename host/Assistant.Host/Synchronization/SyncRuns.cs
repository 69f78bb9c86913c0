using System.Collections.Concurrent;
using Assistant.Memory.Extraction;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Host.Synchronization;

/// <summary>
/// The readings of sources that are under way, whoever wanted them: the schedule or an operator. A source is read once at a time, and one
/// source after the other. Thread-safe.
/// </summary>
internal sealed partial class SyncRuns(SyncRunner runner, TimeProvider timeProvider, IHostApplicationLifetime lifetime, ILogger<SyncRuns> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SourceKey, SyncRun> _runs = new();
    private readonly ConcurrentDictionary<SourceKey, SyncError> _errors = new();
    private int _ended;

    /// <summary>When the schedule reads everything again; <see langword="null"/> where it never does.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>How many runs have ended: what was counted of a source before the last end is out of date.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>The run of a source; <see langword="null"/> where none is under way.</summary>
    public SyncRun? Find(SourceKey key) => _runs.GetValueOrDefault(key);

    /// <summary>The run of a city that has begun; <see langword="null"/> where none has.</summary>
    public SyncRun? Running(string cityId) => _runs.Values.FirstOrDefault(run => run.Key.CityId == cityId && run.State != SyncRunState.Waiting);

    /// <summary>Why the last run of a source failed; <see langword="null"/> where it did not, or none has ended since the start of the host.</summary>
    public SyncError? LastError(SourceKey key) => _errors.GetValueOrDefault(key);

    /// <summary>Begins to read a source; returns at once.</summary>
    /// <returns>The run; <see langword="null"/> where one is under way already.</returns>
    public SyncRun? Begin(SyncTarget target, bool full)
    {
        var run = new SyncRun(target.Key, full, timeProvider, lifetime.ApplicationStopping);
        if (!_runs.TryAdd(target.Key, run))
        {
            run.Dispose();
            return null;
        }

        _ = Task.Run(() => RunAsync(target, run));
        return run;
    }

    /// <summary>Ends a run; what was read stays, and the next run begins at the same place.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> StopAsync(SourceKey key)
    {
        if (Find(key) is not { } run)
            return false;
        try
        {
            await run.StopAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }

        return true;
    }

    /// <summary>Waits for the runs, which end with the host.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs.Values)
            await run.Done;
    }

    private async Task RunAsync(SyncTarget target, SyncRun run)
    {
        SyncError? error = null;
        try
        {
            var summary = await runner.RunAsync(target, run.Full, run, run.Stopping, run.Begin);
            LogDone(target.Key.ToString(), summary.Added, summary.Changed, summary.Deleted, summary.Failed, summary.Seconds);
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            LogStopped(target.Key.ToString());
        }
        catch (Exception exception) when (exception is PluginException or StorageException or ExtractionToolMissingException)
        {
            error = SyncError.Of(exception);
            LogNotRead(target.Key.ToString(), exception.Message);
        }
        catch (Exception exception)
        {
            error = SyncError.Of(exception);
            LogFailed(exception, target.Key.ToString());
        }
        finally
        {
            if (error is null)
                _errors.TryRemove(target.Key, out _);
            else
                _errors[target.Key] = error;
            _runs.TryRemove(target.Key, out _);
            Interlocked.Increment(ref _ended);
            run.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Synchronised {Source}: {Added} added, {Changed} changed, {Deleted} deleted, {Failed} failed in {Seconds} s")]
    private partial void LogDone(string source, int added, int changed, int deleted, int failed, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Synchronising {Source} was stopped; the next run begins at the same place")]
    private partial void LogStopped(string source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} was not read and is tried again at the next interval: {Reason}")]
    private partial void LogNotRead(string source, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Synchronising {Source} failed and is tried again at the next interval")]
    private partial void LogFailed(Exception exception, string source);
}
