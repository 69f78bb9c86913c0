namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>How a collection is set up.</summary>
/// <param name="Metadata">What the index has to know of it; <see langword="null"/> where another program made it.</param>
/// <param name="StrictModeConfig">What requests may not do.</param>
internal sealed record CollectionConfig(CollectionMetadata? Metadata, StrictModeConfig? StrictModeConfig);
