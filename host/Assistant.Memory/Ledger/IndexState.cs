using Assistant.Memory.Embedding;

namespace Assistant.Memory.Ledger;

/// <summary>How much of a city can be found right now. Immutable.</summary>
/// <param name="Documents">Documents that the ledger has.</param>
/// <param name="Pending">Those of them that the index has not been told of yet.</param>
/// <param name="IsOutdated">Whether the index lacks something or was built by another analysis, so that the next run builds it anew.</param>
/// <param name="LastSync">When a source of the city was last read to its end; <see langword="null"/> for never.</param>
public sealed record IndexState(int Documents, int Pending, bool IsOutdated, DateTimeOffset? LastSync)
{
    /// <summary>How far meaning counts beside words. Default: not told.</summary>
    public EmbeddingState? Embedding { get; init; }
}
