using Assistant.Memory.Embedding;

namespace Assistant.Memory.Evaluation;

/// <summary>Who embeds the passages and questions of an evaluation. Immutable.</summary>
/// <param name="Embedder">The embedder; the city's first model is measured.</param>
/// <param name="CityId">The city, whose own servers are asked.</param>
public sealed record EvaluationEmbedding(IEmbedder Embedder, string CityId)
{
    /// <summary>The model.</summary>
    /// <exception cref="EmbeddingException">None is set up.</exception>
    public string Model => Embedder.Models(CityId) is [var model, ..]
        ? model
        : throw new EmbeddingException(EmbeddingFailure.Unavailable, $"No model is set up for the role “embed” in {CityId}: set Assistant:Models:Roles:embed:0.");
}
