using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Indexing.Segments.Storage;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

/// <summary>What pruning leaves out could not have been among the best: the same passages with the same scores as when everything is scored.</summary>
public sealed class PruningTests
{
    [Theory]
    [InlineData(1, 20, 200)]
    [InlineData(2, 200, 2000)]
    [InlineData(3, 3000, 3000)]
    public void A_pruned_search_finds_exactly_what_an_exhaustive_one_does(int seed, int vocabulary, int documents)
    {
        using var lab = new IndexLab();
        foreach (var (batch, i) in TestDocuments.Random(seed, documents, 25, vocabulary).Chunk(documents / 2).Select((batch, i) => (batch, i)))
            lab.Add(i == 0 ? batch : [.. batch, .. TestDocuments.Random(seed + 100, documents / 20, 25, vocabulary)]); // some of the first batch anew
        using var snapshot = lab.Store.Snapshot();
        var city = snapshot.City(CityId)!;
        var pruned = new SegmentSearch();
        var exhaustive = new SegmentSearch { Exhaustive = true };
        var random = new Random(seed);
        for (var i = 0; i < 400; i++)
        {
            var text = TestDocuments.Text(random, random.Next(1, 9), vocabulary);
            var count = random.Next(3) switch { 0 => 1, 1 => 10, _ => 100 };
            var query = new IndexQuery(text, count) { Filter = random.Next(3) > 0 ? new DocumentFilter() : new DocumentFilter { Since = new DateOnly(2020, 1, 1).AddDays(random.Next(2200)) } };
            Run(pruned, city, query).ShouldBe(Run(exhaustive, city, query), $"question “{text}”, {count} wanted");
        }
    }

    [Fact]
    public void Groups_of_alternatives_count_by_their_best_one_under_pruning_too()
    {
        using var lab = new IndexLab();
        lab.Add(TestDocuments.Random(9, 1500, 25, 60));
        using var snapshot = lab.Store.Snapshot();
        var city = snapshot.City(CityId)!;
        var options = new RankingOptions();
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 5)).Select(position => new Memory.German.QuestionTerm(
                TestDocuments.Word(random, 60), Memory.German.TermKind.Word, 0.2 + random.NextDouble() * 0.8, position,
                [.. Enumerable.Range(0, random.Next(4)).Select(_ => new Memory.German.WeightedTerm(TestDocuments.Word(random, 60), 0.1 + random.NextDouble() * 0.9))])).ToList();
            var groups = QuestionGroups.Of(city, terms, options);
            Run(new SegmentSearch(), city, groups).ShouldBe(Run(new SegmentSearch { Exhaustive = true }, city, groups));
        }
    }

    [Fact]
    public void The_score_is_the_formula_of_the_textbook()
    {
        using var lab = new IndexLab();
        lab.Add([Of(1, "Hafen Hafen Rathaus"), Of(2, "Rathaus"), Of(3, "Rathaus Turnhalle")]);
        using var snapshot = lab.Store.Snapshot();
        var city = snapshot.City(CityId)!;
        var options = new RankingOptions();
        var groups = QuestionGroups.Of(city, "Hafen", SynonymList.Empty, options);

        var (k1, b, mean) = (options.K1, options.TextB, 2.0); // six words in three passages
        var weighted = 2 / (1 - b + b * 3 / mean);
        var idf = Math.Log(1 + (3 - 1 + 0.5) / (1 + 0.5));
        ((double)Run(new SegmentSearch(), city, groups).ShouldHaveSingleItem().Score / TermWeight.Scale).ShouldBe(idf * (k1 + 1) * weighted / (k1 + weighted), 1e-4);
    }

    private static List<Candidate> Run(SegmentSearch search, CitySnapshot city, IndexQuery query)
    {
        var top = new TopPassages(query.Count);
        var groups = QuestionGroups.Of(city, query.Text, SynonymList.Empty, new RankingOptions());
        for (var number = 0; number < city.Segments.Count; number++)
            search.Run(number, city.Segments[number].Segment, groups, city.Segments[number].Select(Staff(), query), top, TestContext.Current.CancellationToken);
        return top.Sorted();
    }

    private static List<Candidate> Run(SegmentSearch search, CitySnapshot city, QuestionGroups groups)
    {
        var top = new TopPassages(15);
        for (var number = 0; number < city.Segments.Count; number++)
            search.Run(number, city.Segments[number].Segment, groups, null, top, TestContext.Current.CancellationToken);
        return top.Sorted();
    }
}
