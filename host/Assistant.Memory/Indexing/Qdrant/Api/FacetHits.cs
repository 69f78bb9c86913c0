namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The values of a field.</summary>
/// <param name="Hits">Most frequent first.</param>
internal sealed record FacetHits(IReadOnlyList<FacetHit> Hits);
