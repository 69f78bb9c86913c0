using System.Collections.Concurrent;
using System.Globalization;

namespace Assistant.Host.Http.Agent.Runs;

/// <summary>
/// The runs under way and those that have just ended, by who began them. A run without a reader is stopped after a while: nobody pays for
/// an answer that nobody reads. Thread-safe.
/// </summary>
internal sealed partial class AgentRuns(AgentRunOptions options, TimeProvider timeProvider, ILogger<AgentRuns> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<RunKey, Entry> _runs = new();

    /// <summary>How many runs are kept, those that have ended included.</summary>
    public int Count => _runs.Count;

    /// <summary>The run of a key, if it is still there.</summary>
    public AgentRun? Find(RunKey key) => _runs.TryGetValue(key, out var entry) && !entry.IsForgotten ? entry.Run : null;

    /// <summary>The run of a key; begins it where there is none, or where the one there was asked something else and has ended.</summary>
    /// <param name="key">Who begins which run.</param>
    /// <param name="input">The conversation, a line break, and what is asked; tells a reader who comes back from a client that uses an id twice.</param>
    /// <param name="work">Does the run: appends its events. Its token is cancelled when the run is to stop.</param>
    /// <exception cref="RunInUseException">A run of this id is under way and was asked something else.</exception>
    /// <exception cref="TooManyRunsException">The person has as many under way as one may have.</exception>
    public AgentRun FindOrStart(RunKey key, string input, Func<AgentRun, CancellationToken, Task> work)
    {
        if (_runs.TryGetValue(key, out var known))
        {
            if (known.Input == input && !known.IsForgotten)
                return known.Run;
            if (!known.Run.HasEnded)
                throw new RunInUseException($"The run {key.RunId} is under way with another question.");
            Remove(key, known);
        }

        var mine = _runs.Count(pair => pair.Key.CityId == key.CityId && pair.Key.Subject == key.Subject && !pair.Value.Run.HasEnded);
        if (mine >= options.RunsPerPerson)
            throw new TooManyRunsException(string.Create(CultureInfo.InvariantCulture, $"{mine} runs are under way for one person."));

        Entry? entry = null;
        var run = new AgentRun(options.MaxBytes) { Left = _ => Rearm(key, entry) };
        entry = new Entry(run, input);
        var kept = _runs.GetOrAdd(key, entry);
        if (!ReferenceEquals(kept, entry))
        {
            run.Dispose();
            return kept.Run;
        }

        // Not on the request's thread and not under its token: the run outlives the connection.
        entry.Work = Task.Run(() => RunAsync(run, work), CancellationToken.None);
        Rearm(key, entry);
        return run;
    }

    /// <summary>Ends the runs of a conversation that was deleted; nobody finds them any more.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="subject">Whose conversation it was.</param>
    /// <param name="conversationId">The conversation.</param>
    public void Forget(string cityId, string subject, string conversationId)
    {
        foreach (var (key, entry) in _runs)
        {
            if (key.CityId != cityId || key.Subject != subject || !entry.Input.StartsWith(conversationId + "\n", StringComparison.Ordinal))
                continue;
            entry.IsForgotten = true;
            entry.Run.Stop();
        }
    }

    /// <summary>Ends what every run is doing, because the host ends; readers are told.</summary>
    public void StopAll()
    {
        foreach (var entry in _runs.Values)
            entry.Run.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        StopAll();
        await Task.WhenAll(_runs.Values.Select(entry => entry.Work));
        foreach (var (key, entry) in _runs)
            Remove(key, entry);
    }

    private async Task RunAsync(AgentRun run, Func<AgentRun, CancellationToken, Task> work)
    {
        try
        {
            await work(run, run.Stopping);
        }
        catch (Exception exception)
        {
            // The work tells its reader itself what went wrong; what comes up to here could not be told.
            LogFailed(exception);
        }
        finally
        {
            run.End();
        }
    }

    private void Rearm(RunKey key, Entry? entry)
    {
        if (entry is null)
            return;
        lock (entry)
        {
            var due = entry.Run.HasEnded ? options.KeepEnded : options.ResumeWindow;
            entry.Timer?.Dispose();
            entry.Timer = timeProvider.CreateTimer(_ => Expire(key, entry), null, due, Timeout.InfiniteTimeSpan);
        }
    }

    private void Expire(RunKey key, Entry entry)
    {
        if (entry.Run.HasReaders)
            return;
        if (entry.Run.HasEnded)
        {
            Remove(key, entry);
            return;
        }

        LogNobody(options.ResumeWindow.TotalSeconds);
        entry.Run.Stop();
    }

    private void Remove(RunKey key, Entry entry)
    {
        lock (entry)
            entry.Timer?.Dispose();
        if (_runs.TryRemove(KeyValuePair.Create(key, entry)))
            entry.Run.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A run failed and could not say so")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "A run is stopped: its reader has been gone for {Seconds} s")]
    private partial void LogNobody(double seconds);

    private sealed class Entry(AgentRun run, string input)
    {
        public string Input { get; } = input;

        public AgentRun Run { get; } = run;

        public Task Work { get; set; } = Task.CompletedTask;

        public ITimer? Timer { get; set; }

        public volatile bool IsForgotten;
    }
}
