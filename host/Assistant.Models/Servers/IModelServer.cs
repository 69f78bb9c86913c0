using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers;

/// <summary>
/// One model server, spoken to in its own API: Ollama's, or the OpenAI-compatible one of vLLM, llama.cpp and others. Knows nothing of
/// queues, routing or other servers. Thread-safe.
/// </summary>
internal interface IModelServer : IDisposable
{
    /// <summary>The server as the operator set it up.</summary>
    EndpointOptions Endpoint { get; }

    /// <summary>A client for one model; throws <see cref="ModelException"/> with endpoint and model.</summary>
    IChatClient CreateChatClient(ModelOptions model);

    /// <summary>A generator of vectors for one model; throws <see cref="ModelException"/>.</summary>
    IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelOptions model);

    /// <summary>What the server has and what it has loaded. Quick: within <paramref name="timeLimit"/>.</summary>
    /// <exception cref="ModelException">The server does not answer, or answers wrongly.</exception>
    Task<ServerReport> ProbeAsync(TimeSpan timeLimit, CancellationToken cancellationToken);

    /// <summary>What one model can do; <see langword="null"/> where the API does not say.</summary>
    Task<ModelReport?> DescribeAsync(string model, CancellationToken cancellationToken);

    /// <summary>Loads the model with its options, so that the next call does not wait for it. Does nothing where the API has no such call.</summary>
    Task WarmUpAsync(ModelOptions model, CancellationToken cancellationToken);
}
