namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Reciprocal rank fusion of the prefetches (Cormack, Clarke and Büttcher 2009).</summary>
/// <param name="Rrf">Its constant.</param>
internal sealed record RankFusion(RankFusionConstant Rrf) : SearchQuery;
