namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A value of a field.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How many points have it.</param>
internal sealed record FacetHit(string Value, long Count);
