using System.Text.Json;
using Assistant.Doubles.Qdrant.Http;

namespace Assistant.Doubles.Qdrant.Engine;

/// <summary>The id of a point: a number or a UUID; numbers come first.</summary>
internal readonly record struct PointKey(ulong Number, Guid Uuid)
{
    public static IComparer<PointKey> Order { get; } = Comparer<PointKey>.Create(Compare);

    public static PointKey Read(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetUInt64(out var number) => new PointKey(number, Guid.Empty),
        JsonValueKind.String when id.TryGetGuid(out var uuid) => new PointKey(0, uuid),
        _ => throw new RefusedException(400, $"Format error in JSON body: value {id.GetRawText()} is not a valid point ID, valid values are either an unsigned integer or a UUID"),
    };

    public void Write(Utf8JsonWriter json)
    {
        if (Uuid == Guid.Empty)
            json.WriteNumberValue(Number);
        else
            json.WriteStringValue(Uuid);
    }

    private static int Compare(PointKey one, PointKey other)
    {
        var kind = (one.Uuid != Guid.Empty).CompareTo(other.Uuid != Guid.Empty);
        return kind != 0 ? kind : one.Uuid == Guid.Empty ? one.Number.CompareTo(other.Number) : string.CompareOrdinal(one.Uuid.ToString(), other.Uuid.ToString());
    }
}
