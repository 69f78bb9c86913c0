namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The point has a vector of this name.</summary>
/// <param name="HasVector">The name; the collection must know it.</param>
internal sealed record VectorPresence(string HasVector) : Condition;
