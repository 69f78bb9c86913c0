using System.Text.Json;
using Assistant.Doubles.Qdrant.Http;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>The query API: sparse vectors with inverse document frequencies, dense vectors, prefetches and reciprocal rank fusion.</summary>
internal static class Search
{
    private const int DefaultLimit = 10;
    private const int DefaultFusionConstant = 2;

    public static List<(StoredPoint Point, double Score)> Run(Collection collection, JsonElement request, JsonElement? outer = null)
    {
        var limit = Int(request, "limit") ?? DefaultLimit;
        collection.Strict.CheckLimit(limit);
        var filter = Element(request, "filter");
        var candidates = collection.Matching(filter);
        // An outer filter reaches the leaves.
        if (outer is { ValueKind: JsonValueKind.Object } conditions)
            candidates = candidates.Where(Conditions.Compile(conditions));
        var prefetches = Element(request, "prefetch") switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().ToList(),
            { ValueKind: JsonValueKind.Object } one => [one],
            _ => [],
        };
        var fetched = prefetches.ConvertAll(prefetch => Run(collection, prefetch, filter ?? outer));
        var ranked = Rank(collection, request, fetched, prefetches.Count == 0 ? candidates : Among(candidates, fetched));
        return [.. ranked.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Point.Id, PointKey.Order).Skip(Int(request, "offset") ?? 0).Take(limit)];
    }

    private static IEnumerable<StoredPoint> Among(IEnumerable<StoredPoint> candidates, List<List<(StoredPoint Point, double Score)>> fetched)
    {
        var ids = fetched.SelectMany(hits => hits).Select(hit => hit.Point.Id).ToHashSet();
        return candidates.Where(point => ids.Contains(point.Id));
    }

    private static IEnumerable<(StoredPoint Point, double Score)> Rank(Collection collection, JsonElement request, List<List<(StoredPoint Point, double Score)>> fetched, IEnumerable<StoredPoint> candidates)
    {
        if (Element(request, "query") is not { } query)
            return candidates.Select(point => (point, 0.0));
        if (query.ValueKind == JsonValueKind.Object && query.TryGetProperty("rrf", out var rrf))
            return Fuse(fetched, Int(rrf, "k") ?? DefaultFusionConstant, candidates);
        if (query.ValueKind == JsonValueKind.Object && query.TryGetProperty("fusion", out var fusion) && fusion.GetString() == "rrf")
            return Fuse(fetched, DefaultFusionConstant, candidates);
        var nearest = query.ValueKind == JsonValueKind.Object && query.TryGetProperty("nearest", out var named) ? named : query;
        var vector = Element(request, "using")?.GetString() ?? "";
        return nearest.ValueKind switch
        {
            JsonValueKind.Array => ByDense(collection, vector, collection.ReadDense(vector, nearest), candidates),
            JsonValueKind.Object when nearest.TryGetProperty("indices", out _) => BySparse(collection, vector, Collection.ReadSparse(nearest), Element(request, "params"), candidates),
            _ => throw RefusedException.BadRequest($"the double does not know this query: {query.GetRawText()}"),
        };
    }

    private static IEnumerable<(StoredPoint Point, double Score)> ByDense(Collection collection, string vector, float[] query, IEnumerable<StoredPoint> candidates)
    {
        if (collection.Dense(vector).GetProperty("distance").GetString() is not ("Cosine" or "Dot"))
            throw RefusedException.BadRequest("the double knows Cosine and Dot only");
        return candidates.Where(point => point.Dense.ContainsKey(vector)).Select(point => (point, point.Dense[vector].Zip(query).Sum(pair => (double)pair.First * pair.Second)));
    }

    private static IEnumerable<(StoredPoint Point, double Score)> BySparse(Collection collection, string vector, Dictionary<uint, float> query, JsonElement? parameters, IEnumerable<StoredPoint> candidates)
    {
        if (!collection.HasSparse(vector))
            throw RefusedException.WrongInput($"Not existing vector name error: {vector}");
        var weights = query;
        if (collection.HasInverseDocumentFrequency(vector))
        {
            // { "idf": { "corpus": filter } }; "global" and nothing mean the whole collection.
            var corpus = parameters is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("idf", out var idf) && idf.ValueKind == JsonValueKind.Object ? idf.GetProperty("corpus") : (JsonElement?)null;
            var population = collection.Matching(corpus).Where(point => point.Sparse.ContainsKey(vector)).Select(point => point.Sparse[vector]).ToList();
            weights = query.ToDictionary(term => term.Key, term => term.Value * (float)InverseDocumentFrequency(population.Count, population.Count(terms => terms.ContainsKey(term.Key))));
        }

        return candidates.Where(point => point.Sparse.ContainsKey(vector))
            .Select(point => (Point: point, Terms: point.Sparse[vector]))
            .Where(entry => weights.Keys.Any(entry.Terms.ContainsKey))
            .Select(entry => (entry.Point, weights.Sum(term => (double)term.Value * entry.Terms.GetValueOrDefault(term.Key))));
    }

    private static double InverseDocumentFrequency(int points, int frequency) => Math.Log(1 + (points - frequency + 0.5) / (frequency + 0.5));

    private static IEnumerable<(StoredPoint Point, double Score)> Fuse(List<List<(StoredPoint Point, double Score)>> rankings, int k, IEnumerable<StoredPoint> candidates)
    {
        var scores = new Dictionary<PointKey, double>();
        foreach (var ranking in rankings)
        {
            for (var position = 0; position < ranking.Count; position++)
                scores[ranking[position].Point.Id] = scores.GetValueOrDefault(ranking[position].Point.Id) + 1.0 / (k + position);
        }

        return candidates.Where(point => scores.ContainsKey(point.Id)).Select(point => (point, scores[point.Id]));
    }

    private static int? Int(JsonElement request, string name) => Element(request, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static JsonElement? Element(JsonElement request, string name) => request.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
