namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The envelope of every answer.</summary>
/// <param name="Result">What was asked for.</param>
internal sealed record QdrantAnswer<T>(T Result);
