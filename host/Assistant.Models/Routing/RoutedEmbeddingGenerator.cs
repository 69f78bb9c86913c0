using Assistant.Models.Telemetry;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Routing;

/// <summary>Turns text into vectors on somebody's behalf, at whichever endpoint has a place.</summary>
internal sealed class RoutedEmbeddingGenerator(ModelCall call, Func<ModelCall, CancellationToken, ValueTask<RoutePlan>> choose, CallRunner runner, EmbeddingLengths lengths, ModelsTelemetry telemetry)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyCollection<string> ?? [.. values];
        var plan = await choose(call, cancellationToken);
        var (vectors, attempt) = await runner.RunAsync(
            call,
            plan,
            async attempt =>
            {
                var generator = telemetry.Observe(attempt.Endpoint.Embedder(attempt.Model), new CallScope(call, attempt.Endpoint.Options, attempt.Model.Name));
                var result = await generator.GenerateAsync(texts, options, attempt.Token);
                lengths.Check(attempt.Endpoint.Name, attempt.Model.Name, texts.Count, result);
                return result;
            },
            cancellationToken);
        using (attempt)
        {
            attempt.Endpoint.Succeeded();
            foreach (var vector in vectors)
                vector.ModelId ??= attempt.Model.Name;
            return vectors;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Generators and endpoints belong to the pool.
    }
}
