using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>What was learned from the texts of a city.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Metadata">Its lengths, without the place of its state.</param>
internal sealed record LearnedCity(LearnedWords Words, CityMetadata Metadata);
