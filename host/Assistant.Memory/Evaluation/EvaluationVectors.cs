using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Evaluation;

/// <summary>The vectors of an evaluation's passages, in a file that is deleted with it.</summary>
internal sealed class EvaluationVectors : IDisposable
{
    private const int BatchSize = 32;
    private readonly EvaluationEmbedding _embedding;
    private readonly string _model;
    private readonly VectorStore _store;

    private EvaluationVectors(EvaluationEmbedding embedding, string model, VectorStore store) => (_embedding, _model, _store) = (embedding, model, store);

    /// <summary>Embeds the passages; the first is number one.</summary>
    /// <exception cref="EmbeddingException">The embedder refuses one of them, or is out of reach.</exception>
    public static async Task<EvaluationVectors> OfAsync(EvaluationEmbedding embedding, IReadOnlyList<EvaluationPassage> passages, string folder, CancellationToken cancellationToken)
    {
        var model = embedding.Model;
        var vectors = new List<PassageVector>(passages.Count);
        foreach (var batch in passages.Chunk(BatchSize))
        {
            var texts = batch.Select(passage => EmbeddingPassage.Of(model, 0, "", passage.Title ?? "", null, passage.Text).Text).ToList();
            foreach (var vector in await embedding.Embedder.EmbedAsync(new EmbeddingRequest(embedding.CityId, model, EmbeddingUse.Passages, texts), cancellationToken))
            {
                var packed = VectorMath.Pack(vector.Span) ?? throw new EmbeddingException(EmbeddingFailure.Failed, $"{model} gave a vector without a direction.");
                vectors.Add(new PassageVector(vectors.Count + 1, vectors.Count + 1, VectorMath.Unpack(packed)));
            }
        }

        var store = VectorStore.Open(folder, new VectorShape(model, vectors[0].Vector.Length), NullLogger.Instance);
        store.Append(vectors);
        return new EvaluationVectors(embedding, model, store);
    }

    /// <summary>The nearest passages to a question that the filter lets through.</summary>
    public async Task<IReadOnlyList<long>> NearestAsync(string question, int count, IPassageFilter filter, CancellationToken cancellationToken)
    {
        var request = new EmbeddingRequest(_embedding.CityId, _model, EmbeddingUse.Question, [EmbeddingPrompts.Question(_model, question)]);
        var vector = (await _embedding.Embedder.EmbedAsync(request, cancellationToken))[0].ToArray();
        return VectorMath.TryNormalize(vector) ? [.. _store.Search(vector, count, filter, cancellationToken).Select(hit => hit.Passage)] : [];
    }

    public void Dispose() => _store.Dispose();
}
