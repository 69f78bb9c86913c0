namespace Assistant.Host.Http.Admin;

/// <summary>A page of failures.</summary>
internal sealed record FailurePageOutput(IReadOnlyList<FailureOutput> Items, string? Next);
