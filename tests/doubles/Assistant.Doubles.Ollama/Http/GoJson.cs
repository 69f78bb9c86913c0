using System.Text.Json;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Reads JSON as strictly as Go's decoder: unknown properties are ignored, wrong types are a 400, <c>null</c> is nothing.</summary>
internal static class GoJson
{
    public static JsonElement? Get(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement parent, string name) => Get(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Wrong(value, name, "string"),
    };

    public static bool? Flag(JsonElement parent, string name) => Get(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        { } value => throw Wrong(value, name, "bool"),
    };

    public static int? Number(JsonElement parent, string name) => Get(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        { } value => throw Wrong(value, name, "int"),
    };

    public static JsonElement? Object(JsonElement parent, string name) => Get(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value,
        { } value => throw Wrong(value, name, "map[string]interface {}"),
    };

    public static IReadOnlyList<JsonElement> List(JsonElement parent, string name) => Get(parent, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value => [.. value.EnumerateArray()],
        { } value => throw Wrong(value, name, "[]interface {}"),
    };

    public static RefusedException Wrong(JsonElement value, string name, string type) =>
        new(400, $"json: cannot unmarshal {KindOf(value)} into Go struct field .{name} of type {type}");

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
