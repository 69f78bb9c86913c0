using System.Text.Json;
using Assistant.Doubles.Qdrant.Http;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>Makes a test of points of a filter, and knows what the filter asks of payload indexes.</summary>
internal static class Conditions
{
    public static Func<StoredPoint, bool> Compile(JsonElement filter)
    {
        var must = Clause(filter, "must").Select(Condition).ToList();
        var should = Clause(filter, "should").Select(Condition).ToList();
        var mustNot = Clause(filter, "must_not").Select(Condition).ToList();
        return point => must.All(condition => condition(point)) && (should.Count == 0 || should.Any(condition => condition(point))) && !mustNot.Any(condition => condition(point));
    }

    /// <summary>Field and kind of index for each condition.</summary>
    public static IEnumerable<(string Field, string Index, int Size)> Needs(JsonElement filter) =>
        new[] { "must", "should", "must_not" }.SelectMany(clause => Clause(filter, clause)).SelectMany(Need);

    public static IEnumerable<JsonElement> Clause(JsonElement filter, string name) => !filter.TryGetProperty(name, out var clause) || clause.ValueKind == JsonValueKind.Null
        ? []
        : clause.ValueKind == JsonValueKind.Array ? clause.EnumerateArray() : [clause];

    private static IEnumerable<(string, string, int)> Need(JsonElement condition)
    {
        if (!condition.TryGetProperty("key", out var key))
            return condition.TryGetProperty("is_empty", out var empty) ? [(empty.GetProperty("key").GetString()!, "", 1)] : condition.TryGetProperty("has_id", out _) || condition.TryGetProperty("has_vector", out _) ? [] : Needs(condition);
        var field = key.GetString()!;
        if (condition.TryGetProperty("range", out _))
            return [(field, "range", 1)];
        if (!condition.TryGetProperty("match", out var match))
            return [(field, "", 1)];
        var values = match.TryGetProperty("any", out var any) ? any.EnumerateArray().ToList() : [match.GetProperty("value")];
        return [(field, values.Any(value => value.ValueKind == JsonValueKind.String) ? "keyword" : "integer", values.Count)];
    }

    private static Func<StoredPoint, bool> Condition(JsonElement condition)
    {
        if (condition.TryGetProperty("has_id", out var ids))
        {
            var keys = ids.EnumerateArray().Select(PointKey.Read).ToHashSet();
            return point => keys.Contains(point.Id);
        }

        if (condition.TryGetProperty("has_vector", out var vector))
        {
            var name = vector.GetString()!;
            return point => point.Dense.ContainsKey(name) || point.Sparse.ContainsKey(name);
        }

        if (!condition.TryGetProperty("key", out var key))
        {
            if (!condition.TryGetProperty("is_empty", out var empty))
                return Compile(condition);
            var missing = empty.GetProperty("key").GetString()!;
            return point => !point.Values(missing).Any();
        }

        var field = key.GetString()!;
        if (condition.TryGetProperty("is_empty", out var isEmpty))
            return point => point.Values(field).Any() != isEmpty.GetBoolean();
        if (condition.TryGetProperty("range", out var range))
            return Range(field, range);
        if (condition.TryGetProperty("match", out var match))
            return Match(field, match);
        throw RefusedException.BadRequest($"the double does not know this condition: {condition.GetRawText()}");
    }

    private static Func<StoredPoint, bool> Match(string field, JsonElement match)
    {
        var wanted = (match.TryGetProperty("any", out var any) ? any.EnumerateArray() : (IEnumerable<JsonElement>)[match.GetProperty("value")]).Select(Plain).ToHashSet(StringComparer.Ordinal);
        return point => point.Values(field).Any(value => wanted.Contains(Plain(value)));
    }

    private static Func<StoredPoint, bool> Range(string field, JsonElement range)
    {
        var (above, from) = (Limit(range, "gt"), Limit(range, "gte"));
        var (below, to) = (Limit(range, "lt"), Limit(range, "lte"));
        return point => point.Values(field).Any(value => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number &&
            !(number <= above) && !(number < from) && !(number >= below) && !(number > to));
    }

    private static double? Limit(JsonElement range, string name) => range.TryGetProperty(name, out var limit) && limit.ValueKind == JsonValueKind.Number ? limit.GetDouble() : null;

    // A keyword never matches a number.
    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? "\"" + value.GetString() : value.GetRawText();
}
