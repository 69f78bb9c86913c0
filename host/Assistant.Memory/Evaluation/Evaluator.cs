using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Storage;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Evaluation;

/// <summary>Measures search on questions with known answers. A search runs as it does for a person, one after the other.</summary>
public sealed class Evaluator(TimeProvider timeProvider)
{
    private const int Depth = 10;
    private const string CityId = "evaluation";
    private const int BatchSize = 1000;

    /// <summary>Indexes the passages in an index of their own, which is deleted afterwards, and searches them.</summary>
    /// <param name="questions">The questions; ids in them are passage ids.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<EvaluationResult> OverPassagesAsync(
        IReadOnlyList<EvaluationQuestion> questions,
        IReadOnlyList<EvaluationPassage> passages,
        CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-eval-");
        try
        {
            using var index = new SegmentPassageIndex(
                new IndexFolder(folder.FullName), new SegmentIndexOptions(), compounds => new GermanAnalyzer(compounds, SynonymList.BuiltIn), NullLogger<SegmentPassageIndex>.Instance);
            var started = timeProvider.GetTimestamp();
            await index.RebuildAsync(passages.Select(Document).Chunk(BatchSize).ToAsyncEnumerable(), cancellationToken);
            await index.OptimizeAsync(cancellationToken);
            var seconds = timeProvider.GetElapsedTime(started).TotalSeconds;

            var access = AccessFilter.For(Caller.Anonymous(CityId));
            return await RunAsync(
                questions,
                async question => [.. (await index.SearchAsync(access, new IndexQuery(question, Depth), cancellationToken)).Select(hit => passages[(int)hit.Passage - 1].Id)],
                passages.Count,
                seconds,
                cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the questions through any search.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="search">Gives the ids found, best first.</param>
    /// <param name="passages">How many passages are searched, for the report.</param>
    /// <param name="indexSeconds">How long indexing took, for the report.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<EvaluationResult> RunAsync(
        IReadOnlyList<EvaluationQuestion> questions,
        Func<string, Task<IReadOnlyList<string>>> search,
        long passages,
        double indexSeconds,
        CancellationToken cancellationToken)
    {
        var counted = questions.Where(question => question.Relevant.Count > 0).ToList();
        var rankings = new List<IReadOnlyList<string>>(counted.Count);
        var milliseconds = new List<double>(counted.Count);
        foreach (var question in counted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = timeProvider.GetTimestamp();
            rankings.Add(await search(question.Question));
            milliseconds.Add(timeProvider.GetElapsedTime(started).TotalMilliseconds);
        }

        milliseconds.Sort();
        double Mean(Func<IReadOnlyList<string>, IReadOnlyDictionary<string, int>, int, double> metric, int depth) =>
            counted.Count == 0 ? 0 : counted.Select((question, i) => metric(rankings[i], question.Relevant, depth)).Average();
        return new EvaluationResult
        {
            N = counted.Count,
            Ndcg10 = Mean(RankingMetrics.Ndcg, Depth),
            Recall5 = Mean(RankingMetrics.Recall, 5),
            Recall10 = Mean(RankingMetrics.Recall, Depth),
            Mrr10 = Mean(RankingMetrics.ReciprocalRank, Depth),
            P50Milliseconds = RankingMetrics.Percentile(milliseconds, 0.5),
            P95Milliseconds = RankingMetrics.Percentile(milliseconds, 0.95),
            Passages = passages,
            IndexSeconds = indexSeconds,
        };
    }

    private static IndexedDocument Document(EvaluationPassage passage, int position) =>
        new(position + 1, CityId, Audience.Public, passage.Title ?? "", null, [new IndexedPassage(position + 1, null, passage.Text)]);
}
