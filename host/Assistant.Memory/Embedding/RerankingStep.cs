using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Embedding;

/// <summary>Has the best hits put into a better order, where the host brings a reranker that answers in time. Thread-safe.</summary>
internal sealed partial class RerankingStep(IReranker? reranker, PassageReader passages, EmbeddingOptions options, TimeProvider timeProvider, ILogger<RerankingStep> logger)
{
    /// <summary>How many hits are judged.</summary>
    private const int Judged = 30;

    /// <summary>The hits, the best of them reordered. A rank keeps its score, so that scores go on falling.</summary>
    public async Task<IReadOnlyList<IndexHit>> ApplyAsync(AccessFilter access, string question, IReadOnlyList<IndexHit> hits, CancellationToken cancellationToken)
    {
        if (reranker is null || hits.Count < 2)
            return hits;
        var texts = passages.Load(access, [.. hits.Take(Judged).Select(hit => hit.Passage)]);
        var judged = hits.Take(Judged).Where(hit => texts.ContainsKey(hit.Passage)).ToList();
        using var limit = new CancellationTokenSource(options.QuestionLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var asked = judged.Select(hit => $"{texts[hit.Passage].Document.Title}\n{texts[hit.Passage].Text}").ToList();
            var scores = await reranker.JudgeAsync(access.CityId, question, asked, either.Token).WaitAsync(either.Token);
            if (scores is null || scores.Count != judged.Count)
                return hits;
            var better = judged.Zip(scores).OrderByDescending(pair => pair.Second).Select(pair => pair.First);
            return [.. better.Zip(judged, (hit, rank) => hit with { Score = rank.Score }), .. hits.Skip(Judged)];
        }
        catch (EmbeddingException exception)
        {
            LogFailed(access.CityId, exception.Message);
            return hits;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(access.CityId, "no answer in time");
            return hits;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Hits of {City} stay in the order of the search: {Reason}")]
    private partial void LogFailed(string city, string reason);
}
