namespace Assistant.Memory.Embedding;

/// <summary>How far the passages of a city have been embedded. Immutable.</summary>
/// <param name="Model">The model; <see langword="null"/> where no embedder is set up.</param>
/// <param name="Total">How many passages there are.</param>
/// <param name="Done">How many of them have been embedded, or could not be.</param>
/// <param name="Failed">How many could not be; they are found by their words alone.</param>
/// <param name="SearchedBy">The model that the city is searched by; <see langword="null"/> where it is searched by words alone.</param>
/// <param name="Reason">Why it does not go on, or not at all, for the operator; <see langword="null"/> where it does, or is done.</param>
public sealed record EmbeddingState(string? Model, long Total, long Done, long Failed, string? SearchedBy, string? Reason);
