namespace Assistant.Memory.Embedding;

/// <summary>Stands where the host brings no embedder: everything is searched by words.</summary>
internal sealed class NoEmbedder : IEmbedder
{
    public IReadOnlyList<string> Models(string cityId) => [];

    public Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(EmbeddingRequest request, CancellationToken cancellationToken) =>
        throw new EmbeddingException(EmbeddingFailure.Unavailable, "No embedder is set up.");
}
