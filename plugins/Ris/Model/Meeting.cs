namespace Assistant.Plugins.Ris.Model;

/// <summary>A meeting with its agenda.</summary>
internal sealed record Meeting
{
    public required string Id { get; init; }

    /// <summary>The server's own name for it.</summary>
    public string? Name { get; init; }

    /// <summary>In the city's time zone.</summary>
    public DateTimeOffset? Start { get; init; }

    public bool Cancelled { get; init; }

    public string? Place { get; init; }

    public Uri? Url { get; init; }

    public IReadOnlyList<string> Organizations { get; init; } = [];

    public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];

    public IReadOnlyList<CouncilFile> Files { get; init; } = [];

    /// <summary>The day, in the city's time zone.</summary>
    public DateOnly? Day => Start is { } start ? DateOnly.FromDateTime(start.DateTime) : null;
}
