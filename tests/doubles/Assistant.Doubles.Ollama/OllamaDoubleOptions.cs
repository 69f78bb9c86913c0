namespace Assistant.Doubles.Ollama;

/// <summary>How the server is set up. Immutable.</summary>
public sealed record OllamaDoubleOptions
{
    /// <summary>The port on 127.0.0.1. Default: 0, a free one.</summary>
    public int Port { get; init; }

    /// <summary>The models at the start. Default: <c>qwen3:14b</c> (thinks, tools), <c>llama3.2:3b</c> (tools), <c>gemma:2b</c> (neither), <c>nomic-embed-text</c>.</summary>
    public IReadOnlyList<OllamaModel> Models { get; init; } =
        [OllamaModel.Thinking("qwen3:14b"), OllamaModel.Chat("llama3.2:3b"), OllamaModel.Plain("gemma:2b"), OllamaModel.Embedding("nomic-embed-text")];

    /// <summary>How many tokens the default answer has. Default: 40.</summary>
    public int Tokens { get; init; } = 40;

    /// <summary>The time until the first token. Default: none. May be changed at run time.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The time between two tokens of a stream. Default: none. May be changed at run time.</summary>
    public TimeSpan TokenInterval { get; init; }

    /// <summary><c>OLLAMA_NUM_PARALLEL</c>: calls that a loaded model answers at a time; the others wait without limit. Default: 1024, so that nobody waits unless a test asks for it (Ollama's own: 1).</summary>
    public int Parallel { get; init; } = 1024;

    /// <summary><c>OLLAMA_MAX_QUEUE</c>: calls that may wait for a load. Default: 512, as in Ollama.</summary>
    public int MaxQueue { get; init; } = 512;

    /// <summary><c>OLLAMA_MAX_LOADED_MODELS</c>. Default: 3, as in Ollama with one GPU.</summary>
    public int MaxLoadedModels { get; init; } = 3;

    /// <summary><c>OLLAMA_CONTEXT_LENGTH</c>: the context where a call says no <c>num_ctx</c>. Default: 4096, as in Ollama with a small GPU.</summary>
    public int DefaultContextTokens { get; init; } = 4096;

    /// <summary><c>OLLAMA_KEEP_ALIVE</c>. Default: 5 minutes, as in Ollama.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a load takes. Default: none.</summary>
    public TimeSpan LoadTime { get; init; }

    /// <summary>What <c>/api/version</c> says. Default: <c>0.13.5</c>.</summary>
    public string Version { get; init; } = "0.13.5";

    /// <summary>How many requests are remembered. Default: 10000.</summary>
    public int RememberedRequests { get; init; } = 10_000;

    /// <summary>The clock of answers, loads and expiries. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
