namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the server says of a collection.</summary>
/// <param name="Status"><c>green</c>, <c>yellow</c> (optimising), <c>grey</c> (optimising waits) or <c>red</c> (failed).</param>
/// <param name="Config">How it is set up.</param>
internal sealed record CollectionInfo(string Status, CollectionConfig Config);
