namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Over which points document frequencies are counted.</summary>
/// <param name="Corpus">These.</param>
internal sealed record InverseDocumentFrequency(Filter Corpus);
