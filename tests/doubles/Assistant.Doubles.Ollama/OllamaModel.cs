namespace Assistant.Doubles.Ollama;

/// <summary>A model that the server has. Immutable.</summary>
/// <param name="Name">Its name; without a tag it gets <c>:latest</c>, as in Ollama.</param>
/// <param name="Capabilities">As <c>/api/show</c> names them: <c>completion</c>, <c>tools</c>, <c>thinking</c>, <c>embedding</c>, <c>vision</c>.</param>
public sealed record OllamaModel(string Name, params IReadOnlyList<string> Capabilities)
{
    /// <summary>What GGUF calls its architecture; the prefix of the keys in <c>model_info</c>. Default: <c>qwen3</c>.</summary>
    public string Architecture { get; init; } = "qwen3";

    /// <summary>The longest context that it was trained for, in tokens. Default: 40960.</summary>
    public int ContextLength { get; init; } = 40_960;

    /// <summary>The length of its vectors. Default: 1024.</summary>
    public int EmbeddingLength { get; init; } = 1024;

    /// <summary>The name with its tag.</summary>
    public string FullName => WithTag(Name);

    internal bool Has(string capability) => Capabilities.Contains(capability, StringComparer.Ordinal);

    internal static string WithTag(string name) => name.Contains(':', StringComparison.Ordinal) ? name : name + ":latest";

    /// <summary>A model that writes, calls tools and thinks.</summary>
    public static OllamaModel Thinking(string name) => new(name, "completion", "tools", "thinking");

    /// <summary>A model that writes and calls tools.</summary>
    public static OllamaModel Chat(string name) => new(name, "completion", "tools") { Architecture = "llama", ContextLength = 131_072, EmbeddingLength = 3072 };

    /// <summary>A model that writes and can do nothing else.</summary>
    public static OllamaModel Plain(string name) => new(name, "completion") { Architecture = "gemma", ContextLength = 8192, EmbeddingLength = 2048 };

    /// <summary>A model that turns text into vectors of 768 numbers.</summary>
    public static OllamaModel Embedding(string name) => new(name, "embedding") { Architecture = "nomic-bert", ContextLength = 2048, EmbeddingLength = 768 };
}
