using System.Globalization;
using System.Text.Json;
using Assistant.Memory.Evaluation;
using Assistant.Memory.Indexing;
using Assistant.Memory.Tests.Indexing;
using Assistant.Sdk;
using static Assistant.Memory.Tests.Indexing.TestDocuments;
using Found = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<long>>;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>
/// The same passages and questions in both indexes, each with both stages. They part where frequencies are counted and rounded in another way. Over all of karlsruhe-qa
/// (350 questions, 3,600 passages) 97.9 percent of the best ten are the same, over xquad-de (595, 240) 99.4.
/// </summary>
public sealed class IndexAgreementTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_indexes_agree_on_made_up_passages()
    {
        var random = new Random(11);
        var documents = TestDocuments.Random(7, 120, 40, 400);
        var questions = Enumerable.Range(0, 40).Select(_ => TestDocuments.Text(random, 3, 400)).ToList();
        var (own, qdrant) = await RunAsync(documents, questions);

        Agreement(own, qdrant).ShouldBeGreaterThan(0.98);
    }

    [Theory]
    [InlineData("xquad-de", 200, 40)]
    [InlineData("karlsruhe-qa", 300, 40)]
    public async Task Both_indexes_agree_on_real_questions(string set, int passages, int count)
    {
        var (documents, ids) = Passages(set, passages);
        var questions = Questions(set).Where(question => question.Relevant.Keys.Any(ids.ContainsKey)).Take(count).ToList();
        var (own, qdrant) = await RunAsync(documents, [.. questions.Select(question => question.Text)]);

        Agreement(own, qdrant).ShouldBeGreaterThan(0.95);
        Gain(qdrant).ShouldBe(Gain(own), 0.02);

        double Gain(Found found) => questions.Zip(found, (question, hits) => RankingMetrics.Ndcg(
            [.. hits.Select(Id)], question.Relevant.Where(entry => ids.ContainsKey(entry.Key)).ToDictionary(entry => Id(ids[entry.Key]), entry => entry.Value), 10)).Average();
    }

    private static async Task<(Found Own, Found Qdrant)> RunAsync(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<string> questions)
    {
        await using var server = await QdrantServer.StartAsync(checks: false);
        var folder = Directory.CreateTempSubdirectory("assistant-agreement-");
        try
        {
            using var own = TestIndexes.Open(folder.FullName);
            return (await AllAsync(own, documents, questions), await AllAsync(server.Open(), documents, questions));
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
        var read = new Dictionary<string, (string Title, List<IndexedPassage> Passages)>(StringComparer.Ordinal);
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var passage in Lines(set, "passages.jsonl").Take(count))
        {
            var number = ids.Count + 1;
            var id = passage.TryGetProperty("document", out var document) ? document.ToString() : passage.GetProperty("id").ToString();
            if (!read.TryGetValue(id, out var known))
                read[id] = known = (passage.GetProperty("title").GetString() ?? "", []);
            known.Passages.Add(new IndexedPassage(number, null, passage.GetProperty("text").GetString()!));
            ids[passage.GetProperty("id").ToString()] = number;
        }

        return ([.. read.Values.Select((document, number) => new IndexedDocument(number + 1, CityId, Audience.Public, document.Title, null, document.Passages))], ids);
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
