namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What a point must fit; a filter is a condition too.</summary>
internal sealed record Filter : Condition
{
    /// <summary>All of these.</summary>
    public IReadOnlyList<Condition>? Must { get; init; }

    /// <summary>At least one of these.</summary>
    public IReadOnlyList<Condition>? Should { get; init; }

    /// <summary>None of these.</summary>
    public IReadOnlyList<Condition>? MustNot { get; init; }
}
