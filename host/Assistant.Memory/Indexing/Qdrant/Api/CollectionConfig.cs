namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>How a collection is set up.</summary>
/// <param name="Params">What its points consist of.</param>
/// <param name="Metadata">What the index has to know of it; <see langword="null"/> where another program made it.</param>
/// <param name="StrictModeConfig">What requests may not do.</param>
internal sealed record CollectionConfig(CollectionParameters? Params, CollectionMetadata? Metadata, StrictModeConfig? StrictModeConfig);
