using Microsoft.Extensions.AI;

namespace Assistant.Models.Telemetry;

/// <summary>Observes the calls of one embedding model at one endpoint.</summary>
internal sealed class TelemetryEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, ModelsTelemetry telemetry, CallScope scope)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var observation = new Observation(telemetry, GenAi.Embeddings, scope);
        try
        {
            var vectors = await base.GenerateAsync(values, options, cancellationToken);
            observation.Answered(null, vectors.Count > 0 ? vectors[0].ModelId : null, null);
            observation.Used(vectors.Usage);
            if (vectors.Count > 0)
                observation.Said(GenAi.Dimensions, vectors[0].Vector.Length);
            return vectors;
        }
        catch (Exception exception)
        {
            observation.Failed(exception);
            throw;
        }
    }
}
