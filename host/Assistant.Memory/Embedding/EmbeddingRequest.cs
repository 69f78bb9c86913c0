namespace Assistant.Memory.Embedding;

/// <summary>Texts to be embedded. Immutable.</summary>
/// <param name="CityId">The city, whose own servers are asked.</param>
/// <param name="Model">One of the city's models; no other may answer, since vectors of two models cannot be compared.</param>
/// <param name="Use">What for.</param>
/// <param name="Texts">The texts as the model is to get them.</param>
public sealed record EmbeddingRequest(string CityId, string Model, EmbeddingUse Use, IReadOnlyList<string> Texts);
