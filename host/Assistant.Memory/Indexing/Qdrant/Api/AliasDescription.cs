namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>An alias and what it stands for.</summary>
/// <param name="AliasName">Its name.</param>
/// <param name="CollectionName">The collection.</param>
internal sealed record AliasDescription(string AliasName, string CollectionName);
