namespace Assistant.Memory.Ledger;

/// <summary>Which failures are wanted. Immutable.</summary>
/// <param name="Cities">Of these cities alone.</param>
public sealed record FailureFilter(IReadOnlyList<string> Cities)
{
    /// <summary>Only of this plugin's sources; <see langword="null"/>: of all.</summary>
    public string? Plugin { get; init; }

    /// <summary>Only of sources of this name; <see langword="null"/>: of all.</summary>
    public string? Source { get; init; }

    /// <summary>Only of this class; <see langword="null"/>: of all.</summary>
    public FailureClass? Reason { get; init; }
}
