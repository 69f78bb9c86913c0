namespace Assistant.Doubles.Qdrant.Faults;

/// <summary>A fault that requests meet. Immutable.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Only requests whose path contains this. Default: all.</summary>
    public string Path { get; init; } = "";

    /// <summary>Only requests of this method. Default: any.</summary>
    public string? Method { get; init; }

    /// <summary>How often. Default: always.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>How many fitting requests are answered before it begins. Default: none.</summary>
    public int After { get; init; }
}
