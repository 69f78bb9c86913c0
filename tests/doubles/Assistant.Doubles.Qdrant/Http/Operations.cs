using System.Text.Json;
using Assistant.Doubles.Qdrant.Engine;

namespace Assistant.Doubles.Qdrant.Http;

/// <summary>Carries out one request. Used under the storage’s lock.</summary>
internal sealed class Operations(Storage storage, string version)
{
    private static readonly JsonElement s_nothing = JsonDocument.Parse("{}").RootElement;

    public void Run(string method, string path, JsonElement body, Utf8JsonWriter json)
    {
        string[] segments = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        if (segments.Length == 0)
        {
            json.WriteStartObject();
            json.WriteString("title", "qdrant - vector search engine");
            json.WriteString("version", version);
            json.WriteString("commit", "0000000000000000000000000000000000000000");
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName("result");
        Result(method, segments, body.ValueKind == JsonValueKind.Undefined ? s_nothing : body, json);
        json.WriteString("status", "ok");
        json.WriteNumber("time", 0.001);
        json.WriteEndObject();
    }

    private void Result(string method, string[] path, JsonElement body, Utf8JsonWriter json)
    {
        switch (method, path)
        {
            case ("GET", ["collections"]):
                Answers.List(json, "collections", storage.All, collection => Answers.Property(json, "name", collection.Name));
                break;
            case ("GET", ["aliases"]):
                Answers.Aliases(json, storage.Aliases());
                break;
            case ("POST", ["collections", "aliases"]):
                storage.Change(body.GetProperty("actions").EnumerateArray());
                json.WriteBooleanValue(true);
                break;
            case ("PUT", ["collections", var name]):
                storage.Create(name, body);
                json.WriteBooleanValue(true);
                break;
            case ("DELETE", ["collections", var name]):
                json.WriteBooleanValue(storage.Drop(name));
                break;
            case ("GET", ["collections", var name, "exists"]):
                json.WriteStartObject();
                json.WriteBoolean("exists", storage.Find(name) is not null);
                json.WriteEndObject();
                break;
            case (_, ["collections", var name, .. var rest]):
                OfCollection(method, rest, storage.Require(name), body, json);
                break;
            default:
                throw new RefusedException(404, "");
        }
    }

    private void OfCollection(string method, string[] path, Collection collection, JsonElement body, Utf8JsonWriter json)
    {
        switch (method, path)
        {
            case ("GET", []):
                Answers.Collection(json, collection);
                break;
            case ("GET", ["aliases"]):
                Answers.Aliases(json, storage.Aliases().Where(alias => alias.Value == collection.Name));
                break;
            case ("PUT", ["index"]):
                collection.AddIndex(body.GetProperty("field_name").GetString()!, body.GetProperty("field_schema"));
                Answers.Written(json, collection);
                break;
            case ("DELETE", ["index", var field]):
                collection.RemoveIndex(field);
                Answers.Written(json, collection);
                break;
            case ("PUT", ["points"]):
                Upsert(collection, body);
                Answers.Written(json, collection);
                break;
            case ("PUT", ["points", "vectors"]):
                var fits = body.TryGetProperty("update_filter", out var only) && only.ValueKind == JsonValueKind.Object ? Conditions.Compile(only) : _ => true;
                foreach (var point in body.GetProperty("points").EnumerateArray())
                    collection.UpdateVectors(point.GetProperty("id"), point.GetProperty("vector"), fits);
                Answers.Written(json, collection);
                break;
            case ("POST", ["points", "vectors", "delete"]):
                var losing = body.TryGetProperty("filter", out var those) && those.ValueKind == JsonValueKind.Object
                    ? collection.Matching(those).Select(point => point.Id)
                    : body.GetProperty("points").EnumerateArray().Select(PointKey.Read);
                collection.RemoveVectors(losing, body.GetProperty("vector").EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal));
                Answers.Written(json, collection);
                break;
            case ("PUT", ["vectors", var vector]):
                collection.AddVector(vector, body);
                Answers.Written(json, collection);
                break;
            case ("DELETE", ["vectors", var vector]):
                collection.DropVector(vector);
                Answers.Written(json, collection);
                break;
            case ("POST", ["points", "delete"]):
                collection.Remove(body.TryGetProperty("filter", out var filter) ? collection.Matching(filter).Select(point => point.Id) : body.GetProperty("points").EnumerateArray().Select(PointKey.Read));
                Answers.Written(json, collection);
                break;
            case ("POST", ["points"]):
                var wanted = body.GetProperty("ids").EnumerateArray().Select(PointKey.Read).Select(collection.Find).OfType<StoredPoint>();
                Answers.Points(json, wanted, body, payloadByDefault: true);
                break;
            case ("GET", ["points", var id]):
                var key = PointKey.Read(JsonDocument.Parse(ulong.TryParse(id, out _) ? id : $"\"{id}\"").RootElement);
                Answers.Point(json, collection.Find(key) ?? throw new RefusedException(404, $"Not found: Point with id {id} does not exists!"), s_nothing, payloadByDefault: true);
                break;
            case ("POST", ["points", "query"]):
                Answers.Hits(json, Search.Run(collection, body), body);
                break;
            case ("POST", ["points", "query", "batch"]):
                json.WriteStartArray();
                foreach (var search in body.GetProperty("searches").EnumerateArray())
                    Answers.Hits(json, Search.Run(collection, search), search);
                json.WriteEndArray();
                break;
            case ("POST", ["points", "scroll"]):
                Scroll(collection, body, json);
                break;
            case ("POST", ["points", "count"]):
                json.WriteStartObject();
                json.WriteNumber("count", collection.Matching(Filter(body)).Count());
                json.WriteEndObject();
                break;
            case ("POST", ["facet"]):
                Facet(collection, body, json);
                break;
            default:
                throw new RefusedException(404, "");
        }
    }

    private static void Upsert(Collection collection, JsonElement body)
    {
        if (body.TryGetProperty("points", out var points))
        {
            collection.Strict.CheckBatch(points.GetArrayLength());
            foreach (var point in points.EnumerateArray())
                collection.Upsert(point.GetProperty("id"), point.GetProperty("vector"), point.TryGetProperty("payload", out var payload) ? payload : s_nothing);
            return;
        }

        var batch = body.GetProperty("batch");
        var (ids, vectors) = (batch.GetProperty("ids"), batch.GetProperty("vectors"));
        collection.Strict.CheckBatch(ids.GetArrayLength());
        for (var i = 0; i < ids.GetArrayLength(); i++)
            collection.Upsert(ids[i], vectors[i], batch.TryGetProperty("payloads", out var payloads) && payloads.ValueKind == JsonValueKind.Array ? payloads[i] : s_nothing);
    }

    private static void Scroll(Collection collection, JsonElement body, Utf8JsonWriter json)
    {
        var limit = Limit(body);
        collection.Strict.CheckLimit(limit);
        var from = body.TryGetProperty("offset", out var offset) && offset.ValueKind != JsonValueKind.Null ? PointKey.Read(offset) : default;
        var page = collection.Matching(Filter(body)).Where(point => PointKey.Order.Compare(point.Id, from) >= 0).Take(limit + 1).ToList();
        json.WriteStartObject();
        json.WritePropertyName("points");
        Answers.Points(json, page.Take(limit), body, payloadByDefault: true);
        json.WritePropertyName("next_page_offset");
        if (page.Count > limit)
            page[^1].Id.Write(json);
        else
            json.WriteNullValue();
        json.WriteEndObject();
    }

    private static void Facet(Collection collection, JsonElement body, Utf8JsonWriter json)
    {
        var (field, limit) = (body.GetProperty("key").GetString()!, Limit(body));
        collection.Strict.CheckLimit(limit);
        if (!collection.Indexes.ContainsKey(field))
            throw RefusedException.BadRequest($"Index required but not found for \"{field}\" of one of the following types: [keyword, integer, uuid, bool]. Help: Create an index for this key or use a different filter.");
        var hits = collection.Matching(Filter(body)).SelectMany(point => point.Values(field).Select(value => value.GetRawText()).Distinct(StringComparer.Ordinal))
            .CountBy(value => value, StringComparer.Ordinal).OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Key, StringComparer.Ordinal).Take(limit);
        Answers.List(json, "hits", hits, hit =>
        {
            json.WritePropertyName("value");
            json.WriteRawValue(hit.Key);
            json.WriteNumber("count", hit.Value);
        });
    }

    private static JsonElement? Filter(JsonElement body) => body.TryGetProperty("filter", out var filter) && filter.ValueKind == JsonValueKind.Object ? filter : null;

    private static int Limit(JsonElement body) => body.TryGetProperty("limit", out var limit) && limit.ValueKind == JsonValueKind.Number ? limit.GetInt32() : 10;
}
