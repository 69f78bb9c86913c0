namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>All aliases.</summary>
/// <param name="Aliases">In no particular order.</param>
internal sealed record AliasList(IReadOnlyList<AliasDescription> Aliases);
