namespace Assistant.Memory.Retrieval;

/// <summary>
/// Puts rankings together by <c>Σ 1 / (k + rank)</c> (Cormack, Clarke, Büttcher 2009, “Reciprocal Rank Fusion outperforms Condorcet and
/// individual Rank Learning Methods”): scores of different kinds need not be comparable.
/// </summary>
internal static class ReciprocalRankFusion
{
    /// <summary>The constant of the paper, section 2: what a first rank is worth before a tenth.</summary>
    public const int K = 60;

    /// <summary>What a place in one ranking is worth.</summary>
    /// <param name="at">The place, from 0.</param>
    public static double Score(int at) => 1.0 / (K + at + 1);

    /// <summary>Fuses.</summary>
    /// <param name="rankings">Passages, best first, each at most once in a ranking.</param>
    /// <returns>All passages with their scores, best first; of equal ones the one that some ranking has further ahead.</returns>
    public static IReadOnlyList<(long Passage, double Score)> Fuse(params IReadOnlyList<IReadOnlyList<long>> rankings)
    {
        var fused = new Dictionary<long, (double Score, int Best)>();
        foreach (var ranking in rankings)
        {
            for (var at = 0; at < ranking.Count; at++)
            {
                var (score, best) = fused.TryGetValue(ranking[at], out var before) ? before : (0, int.MaxValue);
                fused[ranking[at]] = (score + Score(at), Math.Min(best, at));
            }
        }

        return
        [
            .. fused.OrderByDescending(passage => passage.Value.Score).ThenBy(passage => passage.Value.Best).ThenBy(passage => passage.Key)
                .Select(passage => (passage.Key, passage.Value.Score)),
        ];
    }
}
