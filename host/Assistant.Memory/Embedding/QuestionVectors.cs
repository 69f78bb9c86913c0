using System.Globalization;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>
/// Vectors of questions, from the city's own embedder, within a time limit; the last ones are kept, since a person who turns a page asks
/// again. Thread-safe.
/// </summary>
internal sealed class QuestionVectors(IEmbedder embedder, EmbeddingOptions options, TimeProvider timeProvider)
{
    private const int MaxKept = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string City, string Model, string Text), float[]> _kept = [];
    private readonly Queue<(string City, string Model, string Text)> _order = new();
    private readonly Dictionary<string, long> _slow = new(StringComparer.Ordinal);

    /// <summary>The vector of a question, of length 1; else why it does not come, or not in time, for the operator.</summary>
    /// <param name="model">The model that the city is searched by.</param>
    /// <param name="text">The question.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<(float[]? Vector, string? Reason)> FindAsync(EmbeddingModel model, string text, CancellationToken cancellationToken)
    {
        var key = (model.CityId, model.Name, text);
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var kept) && kept.Length == model.Dimension)
                return (kept, null);
            if (_slow.TryGetValue(model.CityId, out var since) && timeProvider.GetElapsedTime(since) < options.QuestionPause)
                return (null, TooSlow());
        }

        using var limit = new CancellationTokenSource(options.QuestionLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var request = new EmbeddingRequest(model.CityId, model.Name, EmbeddingUse.Question, [EmbeddingPrompts.Question(model.Name, text)]);
            // An embedder that does not listen must not hold up the search either.
            var vectors = await embedder.EmbedAsync(request, either.Token).WaitAsync(either.Token);
            return Keep(key, model, vectors);
        }
        catch (EmbeddingException exception)
        {
            return (null, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            lock (_lock)
                _slow[model.CityId] = timeProvider.GetTimestamp();
            return (null, TooSlow());
        }
    }

    private string TooSlow() => string.Create(
        CultureInfo.InvariantCulture,
        $"the question got no vector within {options.QuestionLimit.TotalMilliseconds} ms, and none is waited for in the {options.QuestionPause.TotalSeconds} s after that");

    private (float[]? Vector, string? Reason) Keep((string City, string Model, string Text) key, EmbeddingModel model, IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        var vector = vectors.Count == 1 ? vectors[0].ToArray() : [];
        if (vector.Length != model.Dimension || !VectorMath.TryNormalize(vector))
        {
            return (null, string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Name} gave {vectors.Count} vectors for the question, or one of {vector.Length} numbers where those of the passages have {model.Dimension}"));
        }

        lock (_lock)
        {
            if (_kept.TryAdd(key, vector))
                _order.Enqueue(key);
            else
                _kept[key] = vector;
            while (_order.Count > MaxKept)
                _kept.Remove(_order.Dequeue());
            _slow.Remove(key.City);
        }

        return (vector, null);
    }
}
