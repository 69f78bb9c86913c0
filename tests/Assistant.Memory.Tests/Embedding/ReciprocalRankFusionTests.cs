using Assistant.Memory.Retrieval;

namespace Assistant.Memory.Tests.Embedding;

public sealed class ReciprocalRankFusionTests
{
    [Fact]
    public void What_both_rankings_have_comes_before_what_one_has()
    {
        var fused = ReciprocalRankFusion.Fuse([1, 2, 3], [4, 3, 5]);

        fused.Select(passage => passage.Passage).ShouldBe([3, 1, 4, 2, 5]);
        fused[0].Score.ShouldBe((1.0 / 63) + (1.0 / 62), 1e-12);
        fused[1].Score.ShouldBe(1.0 / 61, 1e-12);
    }

    [Fact]
    public void One_ranking_alone_keeps_its_order()
    {
        ReciprocalRankFusion.Fuse([5, 3, 9], []).Select(passage => passage.Passage).ShouldBe([5, 3, 9]);
        ReciprocalRankFusion.Fuse([], []).ShouldBeEmpty();
    }

    [Fact]
    public void Going_up_in_a_ranking_never_brings_a_passage_down()
    {
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var first = Enumerable.Range(1, 20).Select(passage => (long)passage).OrderBy(_ => random.Next()).Take(random.Next(2, 20)).ToList();
            var second = Enumerable.Range(1, 20).Select(passage => (long)passage).OrderBy(_ => random.Next()).Take(random.Next(20)).ToList();
            var at = random.Next(1, first.Count);
            var raised = first.ToList();
            (raised[at - 1], raised[at]) = (raised[at], raised[at - 1]);

            var (before, after) = (Rank(first, second, first[at]), Rank(raised, second, first[at]));

            after.ShouldBeLessThanOrEqualTo(before);
            ReciprocalRankFusion.Fuse(first, second).Select(passage => passage.Passage).Order().ShouldBe(first.Union(second).Order());
            ReciprocalRankFusion.Fuse(first, second).Select(passage => passage.Score).ShouldBeInOrder(SortDirection.Descending);
        }

        static int Rank(List<long> first, List<long> second, long passage) => ReciprocalRankFusion.Fuse(first, second).Select(fused => fused.Passage).ToList().IndexOf(passage);
    }
}
