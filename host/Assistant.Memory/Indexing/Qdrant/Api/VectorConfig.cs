namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A dense vector.</summary>
/// <param name="Size">Its dimensions.</param>
/// <param name="Distance">How nearness is measured.</param>
internal sealed record VectorConfig(int Size, string Distance);
