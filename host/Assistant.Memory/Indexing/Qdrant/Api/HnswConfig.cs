namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The graph of vectors (Malkov and Yashunin 2016).</summary>
/// <param name="M">Links of a point over the whole collection.</param>
/// <param name="PayloadM">Links of a point within its tenant.</param>
internal sealed record HnswConfig(int? M, int? PayloadM);
