namespace Assistant.Host.Http.Admin.Overview;

/// <summary>A knowledge source of a city.</summary>
internal sealed record SourceOverview
{
    public required string City { get; init; }

    public required string Plugin { get; init; }

    public required string Name { get; init; }

    /// <summary>idle, waiting, running or stuck.</summary>
    public required string State { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public ProgressOverview? Progress { get; init; }

    public int Documents { get; init; }

    public int Passages { get; init; }

    public int Failed { get; init; }

    public required IReadOnlyList<ReasonOverview> Reasons { get; init; }

    public string? LastError { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }
}
