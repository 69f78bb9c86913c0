namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A dense vector.</summary>
/// <param name="Name">Its name in the collection.</param>
/// <param name="Values">Its numbers.</param>
internal sealed record NamedVector(string Name, ReadOnlyMemory<Half> Values);
