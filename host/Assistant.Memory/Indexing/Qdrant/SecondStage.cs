using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.Terms;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>
/// Looks closer at the best passages, as the host's own index does, with one more request: it brings their words, and has the server score their documents
/// whole, by the same frequencies. Immutable.
/// </summary>
internal sealed class SecondStage(QdrantClient client, RankingOptions options)
{
    /// <summary>Orders the best passages anew.</summary>
    /// <param name="collection">Where they lie.</param>
    /// <param name="access">City and audience.</param>
    /// <param name="vector">The question as it was asked.</param>
    /// <param name="words">The question as passages are read for it.</param>
    /// <param name="found">What the first stage found, best first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The best first; among equal ones the lower number of the ledger.</returns>
    public async Task<IReadOnlyList<IndexHit>> RunAsync(
        string collection, AccessFilter access, QuestionVector vector, QuestionWords words, IReadOnlyList<IndexHit> found, CancellationToken cancellationToken)
    {
        var best = found.Take(options.RescoreDepth).ToList();
        if (best.Count == 0)
            return found;
        long[] documents = [.. best.Select(hit => hit.Document).Distinct()];
        var answers = await client.QueryAsync(
            collection,
            [
                new PointsQuery(null, Filters.OfPassages(access, best.Select(hit => hit.Passage)), best.Count) { WithPayload = [Fields.Words] },
                new PointsQuery(new NearestTerms(vector.Terms), Filters.OfDocuments(access, documents), documents.Length)
                {
                    Using = PointVectors.TermsName, Params = SearchParameters.Within(access.CityId), WithPayload = [Fields.Document],
                },
            ],
            cancellationToken);
        if (answers is not [var passages, var wholes])
            throw client.Failures.Create(QdrantFailure.BrokenAnswer, "it answered another number of searches than it was asked for", "versions from 1.19 on are understood.");

        var texts = passages.Points.Where(point => point is { Id.Number: not null, Payload.Words: not null }).ToDictionary(point => (long)point.Id.Number!.Value, point => point.Payload!.Words!);
        var scores = wholes.Points.Where(point => point.Payload?.Document is not null).ToDictionary(point => point.Payload!.Document!.Value, point => point.Score);
        var reading = new PassageReading(words.Words, words.WordOf, words.Phrases, options);
        return
        [
            .. best.Select(hit => hit with { Score = Score(hit) }).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage),
            .. found.Skip(best.Count),
        ];

        // A passage that left in between has no words any more; the ledger does not show it either.
        double Score(IndexHit hit)
        {
            var document = scores.GetValueOrDefault(hit.Document);
            return options.Score(texts.TryGetValue(hit.Passage, out var text) ? Read(reading, text, hit.Score, document) : new PassageFeatures(hit.Score, document, 0, 0, 0, 0));
        }
    }

    private PassageFeatures Read(PassageReading reading, byte[] words, double bm25, double document)
    {
        try
        {
            return reading.Read(PassageWords.Text(words), PassageWords.Title(words), bm25, document);
        }
        catch (IndexDamagedException exception)
        {
            throw client.Failures.Create(QdrantFailure.BrokenAnswer, "the words of a passage are damaged", "Delete the collection and its alias on the server and run “assistant sync”.", exception);
        }
    }
}
