namespace Assistant.Memory.Extraction.Children;

/// <summary>What a child may use before it is ended.</summary>
internal sealed record ChildLimits
{
    public required TimeSpan Timeout { get; init; }

    public required TimeSpan CpuTime { get; init; }

    public required long MaxMemoryBytes { get; init; }

    public required int MaxOutputBytes { get; init; }
}
