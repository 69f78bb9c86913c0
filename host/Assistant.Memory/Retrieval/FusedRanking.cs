using Assistant.Memory.Indexing;

namespace Assistant.Memory.Retrieval;

/// <summary>A ranking by words and one by meaning, put together.</summary>
internal static class FusedRanking
{
    /// <summary>
    /// How many passages of each ranking are fused; behind them the words' ranking goes on alone. The same for every depth: a page that is
    /// turned goes on where the one before ended, and nearness, which never ends, fills no list with what has nothing to do with the question.
    /// </summary>
    public const int Window = 100;

    /// <summary>Fuses.</summary>
    /// <param name="byWords">The ranking by words.</param>
    /// <param name="near">The nearest passages, at most <see cref="Window"/>.</param>
    /// <param name="documentsOf">The documents of passages that words do not find; what is missing is left out.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Best first, with falling scores.</returns>
    public static IReadOnlyList<IndexHit> Of(
        IReadOnlyList<IndexHit> byWords, IReadOnlyList<long> near, Func<IReadOnlyList<long>, IReadOnlyDictionary<long, long>> documentsOf, int count)
    {
        var documents = byWords.ToDictionary(hit => hit.Passage, hit => hit.Document);
        var fused = ReciprocalRankFusion.Fuse([.. byWords.Take(Window).Select(hit => hit.Passage)], near);
        var others = documentsOf([.. near.Where(passage => !documents.ContainsKey(passage))]);
        var known = fused.Select(hit => hit.Passage).ToHashSet();
        return
        [
            .. fused.Where(hit => documents.ContainsKey(hit.Passage) || others.ContainsKey(hit.Passage))
                .Select(hit => new IndexHit(hit.Passage, documents.TryGetValue(hit.Passage, out var document) ? document : others[hit.Passage], hit.Score))
                .Concat(byWords.Index().Skip(Window).Where(hit => !known.Contains(hit.Item.Passage)).Select(hit => hit.Item with { Score = ReciprocalRankFusion.Score(hit.Index) }))
                .Take(count),
        ];
    }
}
