namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the server refuses, so that a mistake of ours cannot cost it its memory or read a field without an index.</summary>
internal sealed record StrictModeConfig
{
    /// <summary>Off unless it is switched on.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The most results of a request.</summary>
    public int? MaxQueryLimit { get; init; }

    /// <summary>Whether a field without an index may be filtered by when reading.</summary>
    public bool? UnindexedFilteringRetrieve { get; init; }

    /// <summary>As above, when writing.</summary>
    public bool? UnindexedFilteringUpdate { get; init; }

    /// <summary>The most points of a write.</summary>
    public int? UpsertMaxBatchsize { get; init; }

    /// <summary>The most conditions of a filter.</summary>
    public int? FilterMaxConditions { get; init; }

    /// <summary>The most values of a condition.</summary>
    public int? ConditionMaxSize { get; init; }
}
