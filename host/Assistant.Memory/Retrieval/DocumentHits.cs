using Assistant.Sdk;

namespace Assistant.Memory.Retrieval;

/// <summary>A document that was found. Immutable.</summary>
/// <param name="Best">Its best passage; the rank is the document's.</param>
/// <param name="More">Its next best passages.</param>
public sealed record DocumentHits(Hit Best, IReadOnlyList<Hit> More)
{
    /// <summary>Whether words do not find it, and it was found by its meaning alone. Default: no.</summary>
    public bool ByMeaningAlone { get; init; }

    /// <summary>Documents further down whose best passage says the same in nearly the same words; they are shown here alone. Default: none.</summary>
    public IReadOnlyList<RelatedDocument> SameText { get; init; } = [];

    /// <summary>The newest paper of the same kind and title, where this one is older: what was proposed once more. Default: none.</summary>
    public RelatedDocument? Newer { get; init; }
}
