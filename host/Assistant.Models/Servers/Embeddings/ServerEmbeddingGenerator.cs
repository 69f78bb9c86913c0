using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Embeddings;

/// <summary>What the generators of both APIs share: one request for all texts, and a vector for each or an exception. Thread-safe.</summary>
internal abstract class ServerEmbeddingGenerator(EndpointConnection connection, ModelOptions model, string provider) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new(provider, connection.Address, model.Name);

    protected ModelOptions Model => model;

    /// <summary>The path that is asked.</summary>
    protected abstract string Path { get; }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyList<string> ?? [.. values];
        if (texts.Count == 0)
            return [];
        var failures = connection.FailuresOf(model.Name);
        var answer = await connection.AskAsync(Path, Write(texts, options?.Dimensions), failures, connection.Endpoint.FirstByteLimit, Read, cancellationToken);
        var length = answer.Vectors.Count > 0 ? answer.Vectors[0].Length : 0;
        if (answer.Vectors.Count != texts.Count || length == 0 || answer.Vectors.Any(vector => vector.Length != length))
            throw failures.Broken($"{texts.Count} texts got {answer.Vectors.Count} vectors, or vectors of different lengths");

        var now = connection.Time.GetUtcNow();
        return new GeneratedEmbeddings<Embedding<float>>(answer.Vectors.Select(vector => new Embedding<float>(vector) { ModelId = model.Name, CreatedAt = now }))
        {
            Usage = answer.PromptTokens is { } tokens ? new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens } : null,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return _metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // The connection is the server's.
    }

    /// <summary>The request in the API's JSON.</summary>
    protected abstract ReadOnlyMemory<byte> Write(IReadOnlyList<string> texts, int? dimensions);

    /// <summary>Reads the answer; throws where it is no JSON of the API.</summary>
    protected abstract EmbeddingsAnswer Read(ReadOnlySpan<byte> body);
}
