namespace Assistant.Doubles.OParl.Faults;

/// <summary>A fault that requests meet.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Only requests whose path and query contain this. Default: all.</summary>
    public string Path { get; init; } = "";

    /// <summary>How often. Default: always.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Only every n-th matching request. Default: each.</summary>
    public int Every { get; init; } = 1;

    /// <summary>How long <see cref="FaultKind.Slow"/> takes and what <c>Retry-After</c> says. Default: one second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);
}
