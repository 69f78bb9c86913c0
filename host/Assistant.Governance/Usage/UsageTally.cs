namespace Assistant.Governance.Usage;

/// <summary>Counts of one city and day that are not yet stored. Not thread-safe.</summary>
internal sealed class UsageTally
{
    public long Turns { get; set; }

    public long Generated { get; set; }

    public long Extractive { get; set; }

    public long Refused { get; set; }

    public long Searches { get; set; }

    public long Uploads { get; set; }

    public long ToolCalls { get; set; }

    /// <summary>By the limits of <see cref="Durations"/>.</summary>
    public Dictionary<long, long> Took { get; } = [];

    public void Add(UsageTally other)
    {
        Turns += other.Turns;
        Generated += other.Generated;
        Extractive += other.Extractive;
        Refused += other.Refused;
        Searches += other.Searches;
        Uploads += other.Uploads;
        ToolCalls += other.ToolCalls;
        foreach (var (limit, turns) in other.Took)
            Took[limit] = Took.GetValueOrDefault(limit) + turns;
    }
}
