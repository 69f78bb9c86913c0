namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Changes of aliases, made all at once.</summary>
/// <param name="Actions">In this order.</param>
internal sealed record AliasChanges(IReadOnlyList<AliasChange> Actions);
