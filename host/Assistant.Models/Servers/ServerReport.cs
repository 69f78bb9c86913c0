namespace Assistant.Models.Servers;

/// <summary>What a server said when it was probed. Immutable.</summary>
/// <param name="Version">Its version; <see langword="null"/> where the API does not say.</param>
/// <param name="Models">The models it has, as it names them; not those that it passes on to a cloud.</param>
/// <param name="Loaded">The models in its memory with the context length they were loaded with (tokens, 0 where unknown); empty where the API does not say.</param>
internal sealed record ServerReport(string? Version, IReadOnlyList<string> Models, IReadOnlyDictionary<string, int> Loaded)
{
    /// <summary>Whether the server has the model.</summary>
    public bool Has(string model) => Models.Any(listed => IsSame(model, listed));

    /// <summary>Whether the model is in the server's memory.</summary>
    public bool HasLoaded(string model) => Loaded.Keys.Any(listed => IsSame(model, listed));

    /// <summary>Whether a configured name means a listed model: Ollama lists <c>llama3</c> as <c>llama3:latest</c>.</summary>
    public static bool IsSame(string configured, string listed) =>
        listed.Equals(configured, StringComparison.OrdinalIgnoreCase)
        || (listed.Length == configured.Length + ":latest".Length && listed.StartsWith(configured, StringComparison.OrdinalIgnoreCase) && listed.EndsWith(":latest", StringComparison.OrdinalIgnoreCase));
}
