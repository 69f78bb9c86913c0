using Assistant.Sdk;

namespace Assistant.Memory.Retrieval;

/// <summary>A passage that speaks for all that say the same. Immutable.</summary>
/// <param name="Hit">The passage.</param>
public sealed record DistinctHit(Hit Hit)
{
    /// <summary>Where else the same text stands, best first. Default: nowhere.</summary>
    public IReadOnlyList<RelatedDocument> SameText { get; init; } = [];
}
