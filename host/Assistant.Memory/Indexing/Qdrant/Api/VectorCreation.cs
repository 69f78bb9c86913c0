namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A vector to be added to a collection.</summary>
/// <param name="Dense">Its length and distance.</param>
internal sealed record VectorCreation(VectorConfig Dense);
