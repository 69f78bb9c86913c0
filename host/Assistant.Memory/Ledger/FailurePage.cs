namespace Assistant.Memory.Ledger;

/// <summary>A page of failures. Immutable.</summary>
/// <param name="Items">The failures.</param>
/// <param name="Next">Asks for the next page; <see langword="null"/> on the last one.</param>
public sealed record FailurePage(IReadOnlyList<Failure> Items, string? Next);
