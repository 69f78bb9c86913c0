namespace Assistant.Models.Servers;

/// <summary>What a server said when it was probed. Immutable.</summary>
/// <param name="Version">Its version; <see langword="null"/> where the API does not say.</param>
/// <param name="Models">The models it has, as it names them; not those that it passes on to a cloud.</param>
/// <param name="Loaded">The models in its memory with the context length they were loaded with (tokens, 0 where unknown); empty where the API does not say.</param>
internal sealed record ServerReport(string? Version, IReadOnlyList<string> Models, IReadOnlyDictionary<string, int> Loaded);
