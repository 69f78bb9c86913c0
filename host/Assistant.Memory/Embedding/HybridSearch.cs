using System.Collections.Concurrent;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Memory.Retrieval;
using Assistant.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Embedding;

/// <summary>
/// Searches by words and, where all passages of the city have vectors and the question gets one in time, by meaning as well; both rankings
/// are fused. Both see only what the filter of the passage index lets through. Thread-safe.
/// </summary>
internal sealed partial class HybridSearch(
    IPassageIndex index,
    IEmbedder embedder,
    ICityVectors vectors,
    QuestionVectors questions,
    PassageReader passages,
    RerankingStep reranking,
    TimeProvider timeProvider,
    ILogger<HybridSearch> logger)
{
    private static readonly TimeSpan s_said = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, long> _lastSaid = new(StringComparer.Ordinal);

    /// <summary>Finds the best passages that the filters let through.</summary>
    /// <param name="access">City and audience.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<HybridHits> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        var nearing = NearestAsync(access, query, cancellationToken);
        var byWords = await index.SearchAsync(access, query, cancellationToken);
        var (near, reason) = await nearing;
        if (reason is not null)
            Say(access.CityId, reason);
        List<long>? nearest = near is null ? null : [.. near.Select(hit => hit.Passage)];
        var fused = nearest is null
            ? byWords
            : FusedRanking.Of(byWords, nearest, others => passages.Documents(access, others), query.Count);
        return new HybridHits(await reranking.ApplyAsync(access, query.Text, fused, cancellationToken), near is not null, reason) { ByWords = byWords, Near = nearest };
    }

    /// <summary>The nearest passages; else why there are none, for the operator, or neither where no embedder is set up.</summary>
    private async Task<(IReadOnlyList<VectorHit>? Hits, string? Reason)> NearestAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        // Everything is near to something: what holds no word would find anything.
        if (embedder.Models(access.CityId) is not { Count: > 0 } models || !query.Text.Any(char.IsLetterOrDigit))
            return (null, null);
        try
        {
            var (searched, missing) = await vectors.FindModelAsync(access.CityId, cancellationToken);
            if (searched is null)
                return (null, missing);
            if (!models.Contains(searched.Name, StringComparer.OrdinalIgnoreCase))
                return (null, $"its passages were embedded by {searched.Name}, which is not set up any more, and not all of them by {models[0]} yet");
            var (question, reason) = await questions.FindAsync(searched, query.Text, cancellationToken);
            return question is null ? (null, reason) : (await vectors.SearchAsync(searched, access, query with { Count = Math.Min(query.Count, FusedRanking.Window) }, question, cancellationToken), null);
        }
        catch (PassageIndexException exception)
        {
            return (null, exception.InnerException?.Message ?? exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StorageException or ObjectDisposedException)
        {
            return (null, exception.Message);
        }
    }

    // Once a minute for each city: every search of a day without an embedder would say the same.
    private void Say(string cityId, string reason)
    {
        var now = timeProvider.GetTimestamp();
        if (_lastSaid.TryGetValue(cityId, out var last) && timeProvider.GetElapsedTime(last, now) < s_said)
            return;
        _lastSaid[cityId] = now;
        LogByWords(cityId, reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{City} is searched by words alone: {Reason}")]
    private partial void LogByWords(string city, string reason);
}
