namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A collection.</summary>
/// <param name="Name">Its name.</param>
internal sealed record CollectionName(string Name);
