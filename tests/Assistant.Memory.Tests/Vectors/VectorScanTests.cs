using Assistant.Memory.Indexing.Vectors;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Tests.Vectors;

public sealed class VectorScanTests : IDisposable
{
    private const int Dimension = 96;
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-vectors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_nearest_are_found_as_if_nothing_were_quantised()
    {
        var random = new RandomVectors(Dimension, 40, seed: 1);
        var vectors = Enumerable.Range(1, 6_000).ToDictionary(passage => (long)passage, _ => random.Next());
        using var store = Filled(vectors);
        var found = 0;
        for (var i = 0; i < 30; i++)
        {
            var query = random.Next();
            var exact = vectors.OrderByDescending(vector => VectorMath.Dot(vector.Value, query)).Take(10).Select(vector => vector.Key).ToHashSet();
            found += store.Search(query, 10, PassageSet.All, CancellationToken.None).Count(hit => exact.Contains(hit.Passage));
        }

        (found / 300.0).ShouldBeGreaterThanOrEqualTo(0.99);
    }

    [Fact]
    public void Hits_come_best_first_with_their_cosine()
    {
        var random = new RandomVectors(Dimension, 3, seed: 2);
        var vectors = Enumerable.Range(1, 200).ToDictionary(passage => (long)passage, _ => random.Next());
        using var store = Filled(vectors);
        var query = random.Next();

        var hits = store.Search(query, 20, PassageSet.All, CancellationToken.None);

        hits.Count.ShouldBe(20);
        hits.Select(hit => hit.Cosine).ShouldBeInOrder(SortDirection.Descending);
        foreach (var hit in hits)
            hit.Cosine.ShouldBe(VectorMath.Dot(vectors[hit.Passage], query), 0.001);
    }

    [Fact]
    public void Never_a_passage_that_the_filter_forbids_and_every_one_that_it_allows()
    {
        var random = new RandomVectors(Dimension, 3, seed: 3);
        var vectors = Enumerable.Range(1, 900).ToDictionary(passage => (long)passage, _ => random.Next());
        using var store = Filled(vectors, slots: 64);
        var chance = new Random(4);
        for (var i = 0; i < 40; i++)
        {
            var allowed = vectors.Keys.Where(_ => chance.Next(1 << (i % 10)) == 0).ToHashSet();
            var hits = store.Search(random.Next(), 1_000, new PassageSet(allowed), CancellationToken.None).Select(hit => hit.Passage).ToList();
            hits.Order().ShouldBe(allowed.Order());
        }
    }

    [Fact]
    public void A_question_of_another_length_is_refused()
    {
        using var store = Filled(new Dictionary<long, float[]> { [1] = new RandomVectors(Dimension, 1, 1).Next() });
        Should.Throw<ArgumentException>(() => store.Search(new float[Dimension + 1], 5, PassageSet.All, CancellationToken.None)).Message.ShouldContain("97");
    }

    [Fact]
    public async Task Searches_go_on_while_vectors_come_and_go()
    {
        var random = new RandomVectors(Dimension, 3, seed: 5);
        using var store = Filled(Enumerable.Range(1, 300).ToDictionary(passage => (long)passage, _ => random.Next()), slots: 16);
        var (query, more) = (random.Next(), Enumerable.Range(0, 64).Select(_ => random.Next()).ToArray());
        using var stop = new CancellationTokenSource();
        var searching = Task.Run(() =>
        {
            var searches = 0;
            for (; !stop.IsCancellationRequested || searches == 0; searches++)
                store.Search(query, 5, PassageSet.All, CancellationToken.None).Select(hit => hit.Passage).ShouldBeUnique();
            return searches;
        });
        for (var round = 0; round < 20; round++)
        {
            store.Append([.. more.Take(16).Select((vector, at) => RandomVectors.Of(1_000 + (round * 16) + at, vector))]);
            store.Remove([.. Enumerable.Range(0, 16).Select(at => (long)(1_000 + (round * 16) + at))]);
            store.Compact();
        }

        await stop.CancelAsync();
        (await searching).ShouldBeGreaterThan(0);
        store.RemoveDamaged(thorough: false, TestContext.Current.CancellationToken).ShouldBe(0);
        store.Count.ShouldBe(300);
    }

    private VectorStore Filled(Dictionary<long, float[]> vectors, int slots = VectorFile.DefaultSlots)
    {
        var store = VectorStore.Open(_folder, new VectorShape("test", Dimension), NullLogger.Instance, slots);
        store.Append([.. vectors.Select(vector => RandomVectors.Of(vector.Key, vector.Value))]);
        return store;
    }
}
