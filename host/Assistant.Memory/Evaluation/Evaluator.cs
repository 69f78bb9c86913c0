using Assistant.Memory.Embedding;
using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Storage;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Evaluation;

/// <summary>Measures search on questions with known answers. A search runs as it does for a person, one after the other.</summary>
public sealed class Evaluator(TimeProvider timeProvider)
{
    private const int Depth = 10;
    private const int PassagesPerDocument = 10;
    private const string CityId = "evaluation";
    private const int BatchSize = 1000;
    private const int WarmUpSearches = 500;
    private static readonly TimeSpan s_warmUpLimit = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Indexes the passages in an index of their own, which is deleted afterwards, and searches them. Where the questions name documents in
    /// place of passages, the best passage of each document counts.
    /// </summary>
    /// <param name="questions">The questions; ids in them are those of passages or documents.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="embedding">Who embeds them, to search by meaning as well; <see langword="null"/> to search by words alone.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="EmbeddingException">The embedder is out of reach or refuses a text: half an evaluation would measure nothing.</exception>
    public async Task<EvaluationResult> OverPassagesAsync(
        IReadOnlyList<EvaluationQuestion> questions,
        IReadOnlyList<EvaluationPassage> passages,
        EvaluationEmbedding? embedding,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(passages);
        var folder = Directory.CreateTempSubdirectory("assistant-eval-");
        try
        {
            using var index = new SegmentPassageIndex(
                new IndexFolder(folder.FullName), new SegmentIndexOptions(), compounds => new GermanAnalyzer(compounds, SynonymList.BuiltIn), NullLogger<SegmentPassageIndex>.Instance);
            var started = timeProvider.GetTimestamp();
            await index.RebuildAsync(Documents(passages).Chunk(BatchSize).ToAsyncEnumerable(), cancellationToken);
            await index.OptimizeAsync(cancellationToken);
            var seconds = timeProvider.GetElapsedTime(started).TotalSeconds;

            using var vectors = embedding is null || passages.Count == 0 ? null : await EvaluationVectors.OfAsync(embedding, passages, Path.Combine(folder.FullName, "vectors"), cancellationToken);
            var access = AccessFilter.For(Caller.Anonymous(CityId));
            var byDocument = NameDocuments(questions, passages);
            var depth = byDocument ? Depth * PassagesPerDocument : Depth;
            var result = await RunAsync(
                questions,
                async question => [.. (await SearchAsync(index, vectors, access, new IndexQuery(question, depth), cancellationToken)).Select(found => Hit(passages[(int)found.Passage - 1], byDocument)).DistinctBy(hit => hit.Id, StringComparer.Ordinal)],
                passages.Count,
                seconds,
                cancellationToken);
            return result with { Index = vectors is null ? index.Version : $"{index.Version} + {embedding!.Model}" };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the questions through any search.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="search">Gives what is found, best first.</param>
    /// <param name="passages">How many passages are searched, for the report.</param>
    /// <param name="indexSeconds">How long indexing took, for the report.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<EvaluationResult> RunAsync(
        IReadOnlyList<EvaluationQuestion> questions,
        Func<string, Task<IReadOnlyList<EvaluationHit>>> search,
        long passages,
        double indexSeconds,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(search);
        await WarmUpAsync(questions, search, cancellationToken);
        var outcomes = new List<QuestionOutcome>(questions.Count);
        var milliseconds = new List<double>(questions.Count);
        foreach (var question in questions.Where(question => question.Relevant.Count > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = timeProvider.GetTimestamp();
            var found = await search(question.Question);
            milliseconds.Add(timeProvider.GetElapsedTime(started).TotalMilliseconds);
            outcomes.Add(Outcome(question, [.. found.Take(Depth)]));
        }

        milliseconds.Sort();
        return new EvaluationResult
        {
            N = outcomes.Count,
            Ndcg10 = Mean(outcomes, outcome => outcome.Ndcg10),
            Recall5 = Mean(outcomes, outcome => Recall(outcome, 5)),
            Recall10 = Mean(outcomes, outcome => Recall(outcome, Depth)),
            Mrr10 = Mean(outcomes, ReciprocalRank),
            P50Milliseconds = RankingMetrics.Percentile(milliseconds, 0.5),
            P95Milliseconds = RankingMetrics.Percentile(milliseconds, 0.95),
            Passages = passages,
            IndexSeconds = indexSeconds,
            Categories = [.. Categories(outcomes)],
            Outcomes = outcomes,
        };
    }

    // As a city is searched: both rankings as deep as they are fused, whatever is looked at of it.
    private static async Task<IReadOnlyList<IndexHit>> SearchAsync(IPassageIndex index, EvaluationVectors? vectors, AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        if (vectors is null)
            return await index.SearchAsync(access, query, cancellationToken);
        var byWords = await index.SearchAsync(access, query with { Count = Math.Max(query.Count, FusedRanking.Window) }, cancellationToken);
        var near = await vectors.NearestAsync(query.Text, FusedRanking.Window, await index.AllowedAsync(access, query, cancellationToken), cancellationToken);
        return FusedRanking.Of(byWords, near, others => others.ToDictionary(passage => passage), query.Count);
    }

    /// <summary>A server has answered questions before: the first ones of a process pay for the compiler and for pages that are not in memory yet.</summary>
    private async Task WarmUpAsync(IReadOnlyList<EvaluationQuestion> questions, Func<string, Task<IReadOnlyList<EvaluationHit>>> search, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        for (var asked = 0; asked < WarmUpSearches && questions.Count > 0 && timeProvider.GetElapsedTime(started) < s_warmUpLimit; asked++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await search(questions[asked % questions.Count].Question);
        }
    }

    private static IEnumerable<CategoryResult> Categories(List<QuestionOutcome> outcomes) => outcomes
        .Where(outcome => outcome.Question.Category is not null)
        .GroupBy(outcome => outcome.Question.Category!, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new CategoryResult(
            group.Key,
            group.Count(),
            Mean([.. group], outcome => outcome.Ndcg10),
            Mean([.. group], outcome => Recall(outcome, Depth)),
            Mean([.. group], ReciprocalRank)));

    private static QuestionOutcome Outcome(EvaluationQuestion question, List<EvaluationHit> found)
    {
        var first = found.FindIndex(hit => question.Relevant.ContainsKey(hit.Id));
        return new QuestionOutcome(question, RankingMetrics.Ndcg([.. found.Select(hit => hit.Id)], question.Relevant, Depth), first < 0 ? null : first + 1, found);
    }

    private static double Recall(QuestionOutcome outcome, int depth) => RankingMetrics.Recall([.. outcome.Found.Select(hit => hit.Id)], outcome.Question.Relevant, depth);

    private static double ReciprocalRank(QuestionOutcome outcome) => RankingMetrics.ReciprocalRank([.. outcome.Found.Select(hit => hit.Id)], outcome.Question.Relevant, Depth);

    private static double Mean(IReadOnlyCollection<QuestionOutcome> outcomes, Func<QuestionOutcome, double> figure) => outcomes.Count == 0 ? 0 : outcomes.Average(figure);

    private static bool NameDocuments(IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<EvaluationPassage> passages)
    {
        var named = questions.SelectMany(question => question.Relevant.Keys).ToHashSet(StringComparer.Ordinal);
        return passages.Any(passage => passage.Document is not null && named.Contains(passage.Document)) && !passages.Any(passage => named.Contains(passage.Id));
    }

    private static EvaluationHit Hit(EvaluationPassage passage, bool byDocument) => new(byDocument ? passage.Document ?? passage.Id : passage.Id, passage.Title, passage.Text);

    // The passages of a document that follow each other are one document, as they are in a city's index.
    private static IEnumerable<IndexedDocument> Documents(IReadOnlyList<EvaluationPassage> passages)
    {
        for (var first = 0; first < passages.Count;)
        {
            var end = first + 1;
            while (end < passages.Count && passages[end].Document is { } document && document == passages[first].Document && passages[end].Title == passages[first].Title)
                end++;
            yield return new IndexedDocument(
                first + 1,
                CityId,
                Audience.Public,
                passages[first].Title ?? "",
                null,
                [.. Enumerable.Range(first, end - first).Select(at => new IndexedPassage(at + 1, null, passages[at].Text))]);
            first = end;
        }
    }
}
