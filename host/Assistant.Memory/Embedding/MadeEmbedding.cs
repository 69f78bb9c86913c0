namespace Assistant.Memory.Embedding;

/// <summary>What came of a text. Immutable.</summary>
/// <param name="Hash">The text's.</param>
/// <param name="Vector">The vector as it is kept; <see langword="null"/> where there is none.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record MadeEmbedding(string Hash, byte[]? Vector, string? Reason);
