using System.Collections.Concurrent;

namespace Assistant.Walls.Egress.Politeness.Robots;

/// <summary>What each server's robots.txt says, asked for once and kept; shared by the whole process. Thread-safe.</summary>
/// <remarks>
/// An answer of 400 to 499 means that there is none: everything is allowed. An error of the server (500 to 599, and 429) forbids
/// everything for a minute at a time, as RFC 9309, section 2.3.1.4, demands, unless an older answer is known, which then stays in force;
/// after an hour of errors the file counts as not there. A server that cannot be reached at all gives the caller the connection's own
/// exception, since its request would have met the same.
/// </remarks>
internal sealed class RobotsCache(PolitenessOptions options, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<ServerKey, Entry> _entries = new();

    /// <summary>Gives what is known, or fetches it; callers for the same server wait for one fetch.</summary>
    /// <param name="server">The server.</param>
    /// <param name="fetch">Fetches its robots.txt.</param>
    /// <param name="cancellationToken">Ends the wait and the fetch; the next caller then fetches.</param>
    public async Task<RobotsAnswer> GetAsync(ServerKey server, Func<CancellationToken, Task<RobotsAnswer>> fetch, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(server, static _ => new Entry());
        if (Fresh(entry) is { } known)
            return known;
        await entry.Fetching.WaitAsync(cancellationToken);
        try
        {
            return Fresh(entry) ?? Keep(entry, await fetch(cancellationToken));
        }
        finally
        {
            entry.Fetching.Release();
        }
    }

    private RobotsAnswer? Fresh(Entry entry) => entry.Current is { } current && timeProvider.GetElapsedTime(current.At) < current.Lifetime ? current.Answer : null;

    private RobotsAnswer Keep(Entry entry, RobotsAnswer answer)
    {
        var now = timeProvider.GetTimestamp();
        if (answer.Rules is not null)
        {
            entry.FailingSince = null;
            entry.Current = new Kept(answer, now, options.RobotsLifetime);
            return answer;
        }

        entry.FailingSince ??= now;
        var kept = timeProvider.GetElapsedTime(entry.FailingSince.Value, now) >= options.RobotsPatience ? new RobotsAnswer(RobotsRules.None, null)
            : entry.Current?.Answer is { Rules: not null } older ? older
            : answer;
        entry.Current = new Kept(kept, now, options.RobotsPause);
        return kept;
    }

    private sealed record Kept(RobotsAnswer Answer, long At, TimeSpan Lifetime);

    private sealed class Entry
    {
        private volatile Kept? _current;

        public SemaphoreSlim Fetching { get; } = new(1, 1);

        public Kept? Current
        {
            get => _current;
            set => _current = value;
        }

        public long? FailingSince { get; set; }
    }
}
