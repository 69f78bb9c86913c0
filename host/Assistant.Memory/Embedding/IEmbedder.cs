namespace Assistant.Memory.Embedding;

/// <summary>Turns texts into vectors whose angles say how near their meanings are. The host brings one where models are set up. Thread-safe.</summary>
public interface IEmbedder
{
    /// <summary>
    /// The models of a city in the operator's order, in reach or not; empty where there is no embedder. Passages are embedded by the first; the
    /// others are asked only while the first has not embedded everything yet. Waits for nothing.
    /// </summary>
    /// <param name="cityId">The city.</param>
    IReadOnlyList<string> Models(string cityId);

    /// <summary>Embeds texts.</summary>
    /// <param name="request">What, by which model, for whom.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A vector for each text, in the same order, all of the same length.</returns>
    /// <exception cref="EmbeddingException">There are none; its failure says whether it is the texts' fault.</exception>
    Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(EmbeddingRequest request, CancellationToken cancellationToken);
}
