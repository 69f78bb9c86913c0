using Assistant.Memory.Indexing;

namespace Assistant.Memory.Embedding;

/// <summary>What a search found. Immutable.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="ByMeaning">Whether meaning counted as well as words.</param>
/// <param name="Reason">Why it did not although an embedder is set up, for the operator.</param>
internal sealed record HybridHits(IReadOnlyList<IndexHit> Hits, bool ByMeaning, string? Reason)
{
    /// <summary>The ranking by words alone, as deep; <see langword="null"/> where the index itself puts both together. Default: that.</summary>
    public IReadOnlyList<IndexHit>? ByWords { get; init; }

    /// <summary>The nearest passages, nearest first; <see langword="null"/> as above. Default: that.</summary>
    public IReadOnlyList<long>? Near { get; init; }
}
