namespace Assistant.Models.Servers;

/// <summary>What a server says about one model. Immutable.</summary>
/// <param name="ContextTokens">The longest context that the model was trained for, in tokens; 0 where unknown.</param>
/// <param name="EmbeddingLength">The length of its vectors; 0 where unknown.</param>
/// <param name="Capabilities">What it can do: <c>completion</c>, <c>tools</c>, <c>thinking</c>, <c>embedding</c>, <c>vision</c>; empty where unknown.</param>
internal sealed record ModelReport(int ContextTokens, int EmbeddingLength, IReadOnlyList<string> Capabilities);
