namespace Assistant.Models;

/// <summary>How the host uses a model: the one place for it, since another <c>num_ctx</c> makes Ollama load the model anew.</summary>
public sealed class ModelOptions
{
    /// <summary>The model, as the servers name it: <c>qwen3:14b</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The context window to ask for, in tokens. Default: 16384.</summary>
    public int ContextTokens { get; set; } = 16_384;

    /// <summary>Whether a model that can think may. Default: <see langword="false"/>; sent only to models that can.</summary>
    public bool Think { get; set; }

    /// <summary>How long the server keeps the model loaded after a call. Default: 30 minutes. Negative: for ever.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The sampling temperature where a call says none. Default: 0.1.</summary>
    public float Temperature { get; set; } = 0.1f;
}
