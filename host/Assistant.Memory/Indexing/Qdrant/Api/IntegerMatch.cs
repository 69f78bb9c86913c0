namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>One of these numbers.</summary>
/// <param name="Any">Each once.</param>
internal sealed record IntegerMatch(IReadOnlyList<long> Any) : Match;
