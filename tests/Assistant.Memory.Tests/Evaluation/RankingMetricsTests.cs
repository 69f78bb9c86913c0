using Assistant.Memory.Evaluation;

namespace Assistant.Memory.Tests.Evaluation;

public sealed class RankingMetricsTests
{
    private static readonly Dictionary<string, int> Relevant = new() { ["a"] = 2, ["b"] = 1 };

    [Fact]
    public void A_perfect_ranking_has_a_gain_of_one() => RankingMetrics.Ndcg(["a", "b", "x"], Relevant, 10).ShouldBe(1, 1e-9);

    [Fact]
    public void Gain_falls_with_the_logarithm_of_the_rank() =>
        RankingMetrics.Ndcg(["x", "a"], new Dictionary<string, int> { ["a"] = 1 }, 10).ShouldBe(1 / Math.Log2(3), 1e-9);

    [Fact]
    public void The_better_grade_first_counts_more() =>
        RankingMetrics.Ndcg(["b", "a"], Relevant, 10).ShouldBe((1 + (2 / Math.Log2(3))) / (2 + (1 / Math.Log2(3))), 1e-9);

    [Fact]
    public void Recall_is_the_share_of_the_relevant() => RankingMetrics.Recall(["x", "b"], Relevant, 10).ShouldBe(0.5);

    [Fact]
    public void The_reciprocal_rank_is_that_of_the_first_relevant() => RankingMetrics.ReciprocalRank(["x", "y", "b", "a"], Relevant, 10).ShouldBe(1 / 3.0, 1e-9);

    [Fact]
    public void What_comes_after_the_depth_does_not_count() => RankingMetrics.ReciprocalRank(["x", "a"], Relevant, 1).ShouldBe(0);

    [Fact]
    public void A_percentile_is_the_nearest_rank() => RankingMetrics.Percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95).ShouldBe(10);
}
