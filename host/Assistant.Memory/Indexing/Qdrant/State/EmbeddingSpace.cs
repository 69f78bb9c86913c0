namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>What dense vectors come from. Immutable.</summary>
/// <param name="Model">The embedding model's name.</param>
/// <param name="Dimensions">The length of its vectors.</param>
internal sealed record EmbeddingSpace(string Model, int Dimensions);
