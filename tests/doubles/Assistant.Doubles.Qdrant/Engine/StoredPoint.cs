using System.Text.Json;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>A point. Immutable.</summary>
internal sealed record StoredPoint(PointKey Id, JsonElement Payload, IReadOnlyDictionary<string, float[]> Dense, IReadOnlyDictionary<string, IReadOnlyDictionary<uint, float>> Sparse, ulong Version)
{
    /// <summary>The values of a field of the payload: those of an array one by one.</summary>
    public IEnumerable<JsonElement> Values(string key)
    {
        if (Payload.ValueKind != JsonValueKind.Object || !Payload.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
    }
}
