using System.Text.Json;
using Assistant.Doubles.Qdrant.Http;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>What a collection refuses when its strict mode is on. Immutable.</summary>
internal sealed class StrictMode(JsonElement config)
{
    private readonly bool _isOn = config.ValueKind == JsonValueKind.Object && config.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True;

    public void CheckLimit(int limit)
    {
        if (Number("max_query_limit") is { } most && limit > most)
            throw RefusedException.BadRequest($"Limit exceeded {limit} > {most} for \"limit\". Help: Reduce the \"limit\" parameter to or below {most}.");
    }

    public void CheckBatch(int points)
    {
        if (Number("upsert_max_batchsize") is { } most && points > most)
            throw RefusedException.BadRequest($"Limit exceeded {points} > {most} for \"upsert limit\". Help: Reduce the \"upsert limit\" parameter to or below {most}.");
    }

    public void CheckFilter(JsonElement filter, IReadOnlyDictionary<string, JsonElement> indexes)
    {
        if (!_isOn)
            return;
        var needs = Conditions.Needs(filter).ToList();
        if (Number("filter_max_conditions") is { } most && needs.Count > most)
            throw RefusedException.BadRequest($"Filter condition limit reached ({needs.Count} > {most}). Help: Reduce the amount of conditions in the filter.");
        if (needs.FirstOrDefault(need => need.Size > (Number("condition_max_size") ?? int.MaxValue)) is { Field: not null } large)
            throw RefusedException.BadRequest($"Limit exceeded {large.Size} > {Number("condition_max_size")} for \"condition size\".");
        if (!config.TryGetProperty("unindexed_filtering_retrieve", out var unindexed) || unindexed.ValueKind != JsonValueKind.False)
            return;
        foreach (var (field, index, _) in needs)
        {
            if (!indexes.TryGetValue(field, out var schema) || !Serves(schema, index))
                throw RefusedException.BadRequest($"Index required but not found for \"{field}\" of one of the following types: [{(index == "range" ? "integer, float" : index)}]. Help: Create an index for this key or use a different filter.");
        }
    }

    private static bool Serves(JsonElement schema, string index)
    {
        var type = schema.ValueKind == JsonValueKind.String ? schema.GetString() : schema.GetProperty("type").GetString();
        return index switch
        {
            "" => true,
            "range" => type is "integer" or "float" && IsNotOff(schema, "range"),
            "integer" => type == "integer" && IsNotOff(schema, "lookup"),
            _ => type == index,
        };
    }

    private static bool IsNotOff(JsonElement schema, string property) => schema.ValueKind == JsonValueKind.String || !schema.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.False;

    private int? Number(string name) => _isOn && config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
