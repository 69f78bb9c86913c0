namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Why there is no answer.</summary>
/// <param name="Error">The server’s words.</param>
internal sealed record QdrantErrorStatus(string? Error);
