namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>How slowly ranks lose weight.</summary>
/// <param name="K">60 in the paper; Qdrant’s own default is 2.</param>
internal sealed record RankFusionConstant(int K);
