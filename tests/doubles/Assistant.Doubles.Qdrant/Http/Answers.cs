using System.Text.Json;
using Assistant.Doubles.Qdrant.Engine;

namespace Assistant.Doubles.Qdrant.Http;

/// <summary>Writes results.</summary>
internal static class Answers
{
    public static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartObject();
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Property(Utf8JsonWriter json, string name, string value) => json.WriteString(name, value);

    public static void Aliases(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> aliases) => List(json, "aliases", aliases, alias =>
    {
        json.WriteString("alias_name", alias.Key);
        json.WriteString("collection_name", alias.Value);
    });

    public static void Written(Utf8JsonWriter json, Collection collection)
    {
        json.WriteStartObject();
        json.WriteNumber("operation_id", collection.NextOperation());
        json.WriteString("status", "completed");
        json.WriteEndObject();
    }

    public static void Collection(Utf8JsonWriter json, Collection collection)
    {
        json.WriteStartObject();
        json.WriteString("status", "green");
        json.WriteString("optimizer_status", "ok");
        json.WriteNumber("indexed_vectors_count", 0);
        json.WriteNumber("points_count", collection.Count);
        json.WriteNumber("segments_count", 1);
        Config(json, collection);
        json.WriteStartObject("payload_schema");
        foreach (var (field, schema) in collection.Indexes)
        {
            json.WriteStartObject(field);
            var isName = schema.ValueKind == JsonValueKind.String;
            json.WriteString("data_type", (isName ? schema : schema.GetProperty("type")).GetString());
            if (!isName)
            {
                json.WritePropertyName("params");
                schema.WriteTo(json);
            }

            json.WriteNumber("points", collection.Points.Count(point => point.Values(field).Any()));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Points(Utf8JsonWriter json, IEnumerable<StoredPoint> points, JsonElement request, bool payloadByDefault)
    {
        json.WriteStartArray();
        foreach (var point in points)
            Point(json, point, request, payloadByDefault);
        json.WriteEndArray();
    }

    public static void Point(Utf8JsonWriter json, StoredPoint point, JsonElement request, bool payloadByDefault)
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        point.Id.Write(json);
        Content(json, point, request, payloadByDefault);
        json.WriteEndObject();
    }

    public static void Hits(Utf8JsonWriter json, IEnumerable<(StoredPoint Point, double Score)> hits, JsonElement request) => List(json, "points", hits, hit =>
    {
        json.WritePropertyName("id");
        hit.Point.Id.Write(json);
        json.WriteNumber("version", hit.Point.Version);
        json.WriteNumber("score", (float)hit.Score);
        Content(json, hit.Point, request, payloadByDefault: false);
    });

    private static void Config(Utf8JsonWriter json, Collection collection)
    {
        var creation = collection.Creation;
        json.WriteStartObject("config");
        json.WriteStartObject("params");
        Vectors(json, collection);
        foreach (var name in (string[])["sparse_vectors", "shard_number", "replication_factor", "write_consistency_factor"])
            Copy(json, creation, name);
        json.WriteEndObject();
        json.WriteStartObject("hnsw_config");
        var graph = creation.TryGetProperty("hnsw_config", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        json.WriteNumber("m", Number(graph, "m") ?? 16);
        json.WriteNumber("ef_construct", Number(graph, "ef_construct") ?? 100);
        json.WriteNumber("full_scan_threshold", Number(graph, "full_scan_threshold") ?? 10_000);
        if (Number(graph, "payload_m") is { } links)
            json.WriteNumber("payload_m", links);
        json.WriteEndObject();
        json.WriteStartObject("optimizer_config");
        json.WriteNumber("default_segment_number", 0);
        json.WriteNumber("flush_interval_sec", 5);
        json.WriteEndObject();
        Copy(json, creation, "strict_mode_config");
        Copy(json, creation, "metadata");
        json.WriteEndObject();
    }

    // The only vector has the name "" and is written without it.
    private static void Vectors(Utf8JsonWriter json, Collection collection)
    {
        json.WritePropertyName("vectors");
        if (collection.DenseVectors.TryGetValue("", out var only))
        {
            only.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var (name, config) in collection.DenseVectors)
        {
            json.WritePropertyName(name);
            config.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static int? Number(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static void Copy(Utf8JsonWriter json, JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return;
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    private static void Content(Utf8JsonWriter json, StoredPoint point, JsonElement request, bool payloadByDefault)
    {
        var payload = request.TryGetProperty("with_payload", out var wanted) && wanted.ValueKind != JsonValueKind.Null ? Names(wanted) : payloadByDefault ? _ => true : null;
        if (payload is not null)
        {
            json.WriteStartObject("payload");
            foreach (var field in point.Payload.EnumerateObject().Where(field => payload(field.Name)))
                field.WriteTo(json);
            json.WriteEndObject();
        }

        if (!request.TryGetProperty("with_vector", out var vectors) || vectors.ValueKind == JsonValueKind.Null || Names(vectors) is not { } included)
            return;
        if (point.Dense.TryGetValue("", out var only))
        {
            json.WritePropertyName("vector");
            Numbers(json, only);
            return;
        }

        json.WriteStartObject("vector");
        foreach (var (name, vector) in point.Dense.Where(vector => included(vector.Key)))
        {
            json.WritePropertyName(name);
            Numbers(json, vector);
        }

        foreach (var (name, vector) in point.Sparse.Where(vector => included(vector.Key)))
        {
            json.WriteStartObject(name);
            json.WriteStartArray("indices");
            foreach (var index in vector.Keys)
                json.WriteNumberValue(index);
            json.WriteEndArray();
            json.WritePropertyName("values");
            Numbers(json, vector.Values);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // true, false, ["a", "b"], { "include": […] } or { "exclude": […] }
    private static Func<string, bool>? Names(JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.True => _ => true,
        JsonValueKind.Array => Set(wanted).Contains,
        JsonValueKind.Object when wanted.TryGetProperty("include", out var include) => Set(include).Contains,
        JsonValueKind.Object => Set(wanted.GetProperty("exclude")) is var excluded ? name => !excluded.Contains(name) : null,
        _ => null,
    };

    private static HashSet<string> Set(JsonElement names) => names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal);

    private static void Numbers(Utf8JsonWriter json, IEnumerable<float> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
