namespace Assistant.Governance.Usage;

/// <summary>What was used in a city on a day: counts alone. Immutable.</summary>
/// <param name="CityId">The city.</param>
/// <param name="Day">The day, in the city's own time.</param>
public sealed record UsageDay(string CityId, DateOnly Day)
{
    /// <summary>Questions asked.</summary>
    public int Turns { get; init; }

    /// <summary>Answers that a model wrote.</summary>
    public int Generated { get; init; }

    /// <summary>Answers of quotes.</summary>
    public int Extractive { get; init; }

    /// <summary>Questions for which nothing was found.</summary>
    public int Refused { get; init; }

    /// <summary>Searches.</summary>
    public int Searches { get; init; }

    /// <summary>Files that people gave to their questions.</summary>
    public int Uploads { get; init; }

    /// <summary>Tools that programs called over MCP.</summary>
    public int ToolCalls { get; init; }

    /// <summary>Answers that people call right.</summary>
    public int FeedbackRight { get; init; }

    /// <summary>Answers that people call wrong.</summary>
    public int FeedbackWrong { get; init; }

    /// <summary>Half of the answers took no longer, in seconds; <see langword="null"/> where there is none.</summary>
    public double? MedianSeconds { get; init; }
}
