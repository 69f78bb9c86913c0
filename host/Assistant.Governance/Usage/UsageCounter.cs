namespace Assistant.Governance.Usage;

/// <summary>
/// Counts in memory what is used, and hands it over to be stored now and then: nobody who asks waits for a database. Nothing of a question,
/// an answer or a person comes here. Thread-safe.
/// </summary>
public sealed class UsageCounter(TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private Dictionary<(string City, DateOnly Day), UsageTally> _tallies = [];

    /// <summary>A turn has ended.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="zone">The city's own time.</param>
    /// <param name="outcome">How.</param>
    /// <param name="took">How long it took; counts where there is an answer.</param>
    public void CountTurn(string cityId, TimeZoneInfo zone, TurnOutcome outcome, TimeSpan took) => Count(cityId, zone, tally =>
    {
        tally.Turns++;
        tally.Generated += outcome == TurnOutcome.Generated ? 1 : 0;
        tally.Extractive += outcome == TurnOutcome.Extractive ? 1 : 0;
        tally.Refused += outcome == TurnOutcome.Refused ? 1 : 0;
        if (outcome == TurnOutcome.Unfinished)
            return;
        var limit = Durations.Limit(took);
        tally.Took[limit] = tally.Took.GetValueOrDefault(limit) + 1;
    });

    /// <summary>Somebody searched.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="zone">The city's own time.</param>
    public void CountSearch(string cityId, TimeZoneInfo zone) => Count(cityId, zone, tally => tally.Searches++);

    /// <summary>Somebody gave a file.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="zone">The city's own time.</param>
    public void CountUpload(string cityId, TimeZoneInfo zone) => Count(cityId, zone, tally => tally.Uploads++);

    /// <summary>A program called a tool.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="zone">The city's own time.</param>
    public void CountToolCall(string cityId, TimeZoneInfo zone) => Count(cityId, zone, tally => tally.ToolCalls++);

    /// <summary>Takes what was counted since the last time.</summary>
    internal Dictionary<(string City, DateOnly Day), UsageTally> Take()
    {
        lock (_lock)
        {
            var taken = _tallies;
            _tallies = [];
            return taken;
        }
    }

    /// <summary>Gives back what could not be stored.</summary>
    internal void PutBack(Dictionary<(string City, DateOnly Day), UsageTally> taken)
    {
        lock (_lock)
        {
            foreach (var (key, tally) in taken)
                Of(key).Add(tally);
        }
    }

    private void Count(string cityId, TimeZoneInfo zone, Action<UsageTally> count)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), zone).DateTime);
        lock (_lock)
            count(Of((cityId, day)));
    }

    private UsageTally Of((string City, DateOnly Day) key)
    {
        if (!_tallies.TryGetValue(key, out var tally))
            _tallies[key] = tally = new UsageTally();
        return tally;
    }
}
