namespace Assistant.Memory.Splitting;

/// <summary>How long passages are, in words.</summary>
public sealed record SplittingOptions
{
    /// <summary>The length that is aimed at. Default: 150.</summary>
    public int TargetWords { get; init; } = 150;

    /// <summary>No passage is longer, but for a fragment that joined it. A longer sentence or row is cut. Default: 200.</summary>
    public int MaxWords { get; init; } = 200;

    /// <summary>A shorter piece joins its neighbour on the same page. Default: 25.</summary>
    public int MinWords { get; init; } = 25;

    /// <summary>The agenda of the meeting that the text belongs to, by which its minutes are split; <see langword="null"/> where there is none.</summary>
    public Agenda? Agenda { get; init; }

    /// <summary>The agenda item that the whole text belongs to: <c>TOP 6: Haushalt</c>; <see langword="null"/> where it is not known.</summary>
    public string? Item { get; init; }
}
