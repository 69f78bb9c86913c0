namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>All collections.</summary>
/// <param name="Collections">In no particular order.</param>
internal sealed record CollectionList(IReadOnlyList<CollectionName> Collections);
