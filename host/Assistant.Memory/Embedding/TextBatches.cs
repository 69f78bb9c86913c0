using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>
/// Sends texts to an embedder in batches. One that fails is halved until a single text is left, which is then known to be at fault where the
/// embedder does well with another; batches grow again with each that succeeds. Used by one thread.
/// </summary>
internal sealed class TextBatches(IEmbedder embedder, EmbeddingOptions options)
{
    /// <summary>What every embedder can embed that can embed anything.</summary>
    private const string Harmless = "Stadtrat";

    private readonly HashSet<string> _suspects = new(StringComparer.Ordinal);
    private readonly int _most = Math.Max(1, options.BatchSize);
    private int _limit = Math.Max(1, options.BatchSize);

    /// <summary>Embeds the first of the texts, as many as seems good.</summary>
    /// <param name="model">The model; its dimension may still be unknown.</param>
    /// <param name="texts">The texts, at least one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What came of them, and how long the vectors are; zero where there are none.</returns>
    /// <exception cref="EmbeddingException">The embedder is unavailable, or does no better with other texts.</exception>
    /// <exception cref="DimensionChangedException">The vectors have another length than the model's.</exception>
    public async Task<(IReadOnlyList<MadeEmbedding> Made, int Dimension)> NextAsync(EmbeddingModel model, IReadOnlyList<EmbeddingPassage> texts, CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = texts.Take(_limit).ToList();
            try
            {
                if (batch is [var suspect] && _suspects.Contains(suspect.Hash))
                    await ProbeAsync(model, cancellationToken);
                var vectors = await EmbedAsync(model, [.. batch.Select(text => text.Text)], cancellationToken);
                if (model.Dimension > 0 && vectors[0].Length != model.Dimension)
                    throw new DimensionChangedException(vectors[0].Length);
                _limit = Math.Min(_most, _limit * 2);
                return ([.. batch.Zip(vectors, Made)], vectors[0].Length);
            }
            catch (EmbeddingException exception) when (exception.Failure != EmbeddingFailure.Unavailable && batch.Count > 1)
            {
                _limit = batch.Count / 2;
            }
            catch (EmbeddingException exception) when (exception.Failure != EmbeddingFailure.Unavailable)
            {
                // A server that fails over a text may be given up by the router for a while; then the text is known from here on.
                if (_suspects.Add(batch[0].Hash))
                    await ProbeAsync(model, cancellationToken);
                _suspects.Remove(batch[0].Hash);
                return ([new MadeEmbedding(batch[0].Hash, null, exception.Message)], 0);
            }
        }
    }

    private async Task ProbeAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        try
        {
            await EmbedAsync(model, [EmbeddingPrompts.Passage(model.Name, Harmless)], cancellationToken);
        }
        catch (EmbeddingException exception)
        {
            throw new EmbeddingException(EmbeddingFailure.Unavailable, exception.Message, exception);
        }
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(EmbeddingModel model, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await embedder.EmbedAsync(new EmbeddingRequest(model.CityId, model.Name, EmbeddingUse.Passages, texts), cancellationToken);
        if (vectors.Count != texts.Count || vectors[0].IsEmpty || vectors.Any(vector => vector.Length != vectors[0].Length))
            throw new EmbeddingException(EmbeddingFailure.Failed, $"{model.Name} gave {vectors.Count} vectors for {texts.Count} texts, or vectors of different lengths. Look into the server's log.");
        return vectors;
    }

    private static MadeEmbedding Made(EmbeddingPassage text, ReadOnlyMemory<float> vector) => VectorMath.Pack(vector.Span) is { } packed
        ? new MadeEmbedding(text.Hash, packed, null)
        : new MadeEmbedding(text.Hash, null, "The model gave a vector without a direction.");
}
