namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The envelope of an answer that is none.</summary>
/// <param name="Status">Why.</param>
internal sealed record QdrantError(QdrantErrorStatus? Status);
