namespace Assistant.Memory.Evaluation;

/// <summary>The measures of one ranking against graded relevance.</summary>
internal static class RankingMetrics
{
    public static double Ndcg(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevant, int depth)
    {
        var ideal = relevant.Values.OrderDescending().Take(depth).Select(Discounted).Sum();
        return ideal == 0 ? 0 : ranking.Take(depth).Select((id, rank) => Discounted(relevant.GetValueOrDefault(id), rank)).Sum() / ideal;
    }

    public static double Recall(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevant, int depth) =>
        relevant.Count == 0 ? 0 : (double)ranking.Take(depth).Count(relevant.ContainsKey) / relevant.Count;

    public static double ReciprocalRank(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevant, int depth)
    {
        for (var rank = 0; rank < Math.Min(depth, ranking.Count); rank++)
        {
            if (relevant.ContainsKey(ranking[rank]))
                return 1.0 / (rank + 1);
        }

        return 0;
    }

    /// <summary>The value that a share of the sorted values stays under, by nearest rank.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    private static double Discounted(int grade, int rank) => grade / Math.Log2(rank + 2);
}
