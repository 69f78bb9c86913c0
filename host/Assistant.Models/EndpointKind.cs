namespace Assistant.Models;

/// <summary>The API that a model server speaks.</summary>
public enum EndpointKind
{
    /// <summary>Ollama's own, <c>/api/chat</c>. Never mixed with its <c>/v1</c>: that one sends no context size and reloads the model.</summary>
    Ollama,

    /// <summary>The OpenAI-compatible one: vLLM, llama.cpp, another assistant.</summary>
    OpenAI,
}
