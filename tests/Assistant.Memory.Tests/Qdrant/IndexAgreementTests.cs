using System.Globalization;
using System.Text.Json;
using Assistant.Memory.Evaluation;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Tests.Indexing;
using Assistant.Sdk;
using static Assistant.Memory.Tests.Indexing.TestDocuments;
using Found = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<long>>;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>
/// The same passages and questions in both indexes. Without the second stage, which only the host's own index has, the rankings are the same BM25:
/// they part only where lengths are rounded and means counted in another way.
/// </summary>
public sealed class IndexAgreementTests
{
    private static readonly RankingOptions s_firstStage = new() { DocumentMix = 0, ProximityWeight = 0, BigramWeight = 0, PhraseWeight = 0, CoverageWeight = 0 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_indexes_agree_on_made_up_passages()
    {
        var random = new Random(11);
        var documents = TestDocuments.Random(7, 120, 40, 400);
        var questions = Enumerable.Range(0, 40).Select(_ => TestDocuments.Text(random, 3, 400)).ToList();
        var (first, full, qdrant) = await RunAsync(documents, questions);

        Agreement(first, qdrant).ShouldBeGreaterThan(0.95);
        Agreement(full, qdrant).ShouldBeGreaterThan(0.85);
    }

    [Theory]
    [InlineData("xquad-de", 200, 40)]
    [InlineData("karlsruhe-qa", 300, 40)]
    public async Task Both_indexes_agree_on_real_questions(string set, int passages, int count)
    {
        var (documents, ids) = Passages(set, passages);
        var questions = Questions(set).Where(question => question.Relevant.Keys.Any(ids.ContainsKey)).Take(count).ToList();
        var (first, full, qdrant) = await RunAsync(documents, [.. questions.Select(question => question.Text)]);

        Agreement(first, qdrant).ShouldBeGreaterThan(0.9);
        Agreement(full, qdrant).ShouldBeGreaterThan(0.8);
        Gain(qdrant).ShouldBeGreaterThan(Gain(full) - 0.05);

        double Gain(Found found) => questions.Zip(found, (question, hits) => RankingMetrics.Ndcg(
            [.. hits.Select(Id)], question.Relevant.Where(entry => ids.ContainsKey(entry.Key)).ToDictionary(entry => Id(ids[entry.Key]), entry => entry.Value), 10)).Average();
    }

    private static async Task<(Found First, Found Full, Found Qdrant)> RunAsync(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<string> questions)
    {
        await using var server = await QdrantServer.StartAsync(checks: false);
        var folder = Directory.CreateTempSubdirectory("assistant-agreement-");
        try
        {
            using var first = TestIndexes.Open(Path.Combine(folder.FullName, "first"), new SegmentIndexOptions { Ranking = s_firstStage });
            using var full = TestIndexes.Open(Path.Combine(folder.FullName, "full"));
            return (await AllAsync(first, documents, questions), await AllAsync(full, documents, questions), await AllAsync(server.Open(), documents, questions));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Found> AllAsync(IPassageIndex index, IReadOnlyList<IndexedDocument> documents, IReadOnlyList<string> questions)
    {
        await index.RebuildAsync(documents.Chunk(100).ToAsyncEnumerable(), Token);
        var found = new List<IReadOnlyList<long>>();
        foreach (var question in questions)
            found.Add([.. (await index.SearchAsync(Staff("bauamt"), new IndexQuery(question, 10), Token)).Select(hit => hit.Passage)]);
        return found;
    }

    private static double Agreement(Found one, Found other) =>
        one.Zip(other, (a, b) => Math.Max(a.Count, b.Count) == 0 ? 1 : (double)a.Intersect(b).Count() / Math.Max(a.Count, b.Count)).Average();

    private static string Id(long passage) => passage.ToString(CultureInfo.InvariantCulture);

    private static (IReadOnlyList<IndexedDocument> Documents, Dictionary<string, long> Ids) Passages(string set, int count)
    {
        var documents = new List<IndexedDocument>();
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var passage in Lines(set, "passages.jsonl").Take(count))
        {
            var number = documents.Count + 1;
            documents.Add(new IndexedDocument(number, CityId, Audience.Public, passage.GetProperty("title").GetString() ?? "", null, [new IndexedPassage(number * 10, null, passage.GetProperty("text").GetString()!)]));
            ids[passage.GetProperty("id").ToString()] = number * 10;
        }

        return (documents, ids);
    }

    private static IEnumerable<(string Text, Dictionary<string, int> Relevant)> Questions(string set) => Lines(set, "questions.jsonl").Select(question => (
        question.GetProperty("question").GetString()!,
        question.GetProperty("relevant").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32(), StringComparer.Ordinal)));

    private static IEnumerable<JsonElement> Lines(string set, string file)
    {
        var path = Path.Combine(TestPaths.Shared, "data/retrieval", set, file);
        if (!File.Exists(path))
            Assert.Skip($"../shared/data/retrieval/{set}/{file} is not there");
        return File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
    }
}
