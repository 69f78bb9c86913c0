namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What became of a write.</summary>
/// <param name="Status"><c>completed</c>; <c>acknowledged</c> or <c>wait_timeout</c> where it is not yet carried out.</param>
internal sealed record WriteResult(string Status);
