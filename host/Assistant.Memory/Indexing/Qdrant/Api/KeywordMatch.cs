namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>One of these texts.</summary>
/// <param name="Any">Each once.</param>
internal sealed record KeywordMatch(IReadOnlyList<string> Any) : Match;
