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
        var fused = near is null ? byWords : Fuse(access, query, byWords, near);
        return new HybridHits(await reranking.ApplyAsync(access, query.Text, fused, cancellationToken), near is not null, reason);
    }

    /// <summary>The nearest passages; else why there are none, for the operator, or neither where no embedder is set up.</summary>
    private async Task<(IReadOnlyList<VectorHit>? Hits, string? Reason)> NearestAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        if (embedder.Models(access.CityId) is not { Count: > 0 } models)
            return (null, null);
        try
        {
            var (searched, missing) = await vectors.FindModelAsync(access.CityId, cancellationToken);
            if (searched is null)
                return (null, missing);
            if (!models.Contains(searched.Name, StringComparer.OrdinalIgnoreCase))
                return (null, $"its passages were embedded by {searched.Name}, which is not set up any more, and not all of them by {models[0]} yet");
            var (question, reason) = await questions.FindAsync(searched, query.Text, cancellationToken);
            return question is null ? (null, reason) : (await vectors.SearchAsync(searched, access, query, question, cancellationToken), null);
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

    private List<IndexHit> Fuse(AccessFilter access, IndexQuery query, IReadOnlyList<IndexHit> byWords, IReadOnlyList<VectorHit> near)
    {
        var documents = byWords.ToDictionary(hit => hit.Passage, hit => hit.Document);
        var fused = ReciprocalRankFusion.Fuse([.. byWords.Select(hit => hit.Passage)], [.. near.Select(hit => hit.Passage)]).Take(query.Count).ToList();
        var others = passages.Documents(access, [.. fused.Select(hit => hit.Passage).Where(passage => !documents.ContainsKey(passage))]);
        return
        [
            .. fused.Where(hit => documents.ContainsKey(hit.Passage) || others.ContainsKey(hit.Passage))
                .Select(hit => new IndexHit(hit.Passage, documents.TryGetValue(hit.Passage, out var document) ? document : others[hit.Passage], hit.Score)),
        ];
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
