using Assistant.Memory.Indexing.Vectors;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Embedding;

/// <summary>
/// Vectors of questions, from the city's own embedder, within a time limit; the last ones are kept, since a person who turns a page asks
/// again. Thread-safe.
/// </summary>
internal sealed partial class QuestionVectors(IEmbedder embedder, EmbeddingOptions options, TimeProvider timeProvider, ILogger<QuestionVectors> logger)
{
    private const int MaxKept = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string City, string Model, string Text), float[]> _kept = [];
    private readonly Queue<(string City, string Model, string Text)> _order = new();
    private readonly Dictionary<string, long> _slow = new(StringComparer.Ordinal);

    /// <summary>The vector of a question, of length 1; <see langword="null"/> where it does not come, or not in time.</summary>
    /// <param name="model">The model that the city is searched by.</param>
    /// <param name="text">The question.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<float[]?> FindAsync(EmbeddingModel model, string text, CancellationToken cancellationToken)
    {
        var key = (model.CityId, model.Name, text);
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var kept) && kept.Length == model.Dimension)
                return kept;
            if (_slow.TryGetValue(model.CityId, out var since) && timeProvider.GetElapsedTime(since) < options.QuestionPause)
                return null;
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
            LogFailed(model.CityId, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            lock (_lock)
                _slow[model.CityId] = timeProvider.GetTimestamp();
            LogTooSlow(model.CityId, options.QuestionLimit.TotalMilliseconds, options.QuestionPause.TotalSeconds);
            return null;
        }
    }

    private float[]? Keep((string City, string Model, string Text) key, EmbeddingModel model, IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        var vector = vectors.Count == 1 ? vectors[0].ToArray() : [];
        if (vector.Length != model.Dimension || !VectorMath.TryNormalize(vector))
        {
            LogFailed(model.CityId, $"{model.Name} gave {vectors.Count} vectors, or one of another length than those of the passages ({vector.Length} instead of {model.Dimension}).");
            return null;
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

        return vector;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A question of {City} has no vector: {Reason}")]
    private partial void LogFailed(string city, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A question of {City} has no vector within {Milliseconds} ms; none is waited for in the next {Seconds} s.")]
    private partial void LogTooSlow(string city, double milliseconds, double seconds);
}
