using Assistant.Memory.Extraction;

namespace Assistant.Memory;

/// <summary>Settings of the room. Immutable.</summary>
public sealed record MemoryOptions
{
    /// <summary>How many documents are fetched and read at a time. Default: the number of processors, at least two.</summary>
    public int Parallelism { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Limits of extraction.</summary>
    public ExtractionOptions Extraction { get; init; } = new();
}
