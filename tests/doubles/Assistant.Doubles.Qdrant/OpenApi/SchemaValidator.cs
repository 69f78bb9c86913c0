using System.Globalization;
using System.Text.Json;

namespace Assistant.Doubles.Qdrant.OpenApi;

/// <summary>
/// Holds JSON against the schemas of Qdrant's document. Reports properties that a schema does not know, though the server passes over them; stops at
/// keywords that it does not know itself.
/// </summary>
internal sealed class SchemaValidator(OpenApiDocument document)
{
    private const int MaxFindings = 10;
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "$ref", "type", "nullable", "required", "properties", "additionalProperties", "items", "enum", "format", "minimum", "maximum", "minItems", "minLength", "uniqueItems", "oneOf", "anyOf",
        "description", "title", "default", "example", "examples", "deprecated",
    };

    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    public void Check(JsonElement value, JsonElement schema, string place)
    {
        if (_findings.Count >= MaxFindings)
            return;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(value, document.Resolve(reference.GetString()!), place);
            return;
        }

        foreach (var keyword in schema.EnumerateObject().Where(keyword => !s_known.Contains(keyword.Name)))
            throw new NotSupportedException($"{place}: this validator does not know “{keyword.Name}”.");
        if (value.ValueKind == JsonValueKind.Null && (IsNullable(schema) || AnyOf(schema).Any(IsNullable)))
            return;
        CheckValue(value, schema, place);
        if (AnyOf(schema) is { Count: > 0 } choices && !choices.Any(choice => Fits(value, choice)))
            _findings.Add($"{place} fits none of the choices: {Short(value)}");
        if (value.ValueKind == JsonValueKind.Object && !schema.TryGetProperty("anyOf", out _) && !schema.TryGetProperty("oneOf", out _))
            CheckObject(value, schema, place);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            CheckItems(value, schema, items, place);
    }

    private void CheckValue(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!))
        {
            _findings.Add($"{place} is {value.ValueKind}, not {type.GetString()}: {Short(value)}");
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)))
            _findings.Add($"{place} is {Short(value)}, which the enum does not have");
        if (value.ValueKind == JsonValueKind.Number && (value.GetDouble() < Number(schema, "minimum", double.MinValue) || value.GetDouble() > Number(schema, "maximum", double.MaxValue)))
            _findings.Add($"{place} is {Short(value)}, outside of its limits");
        if (value.ValueKind == JsonValueKind.String && (value.GetString()!.Length < Number(schema, "minLength", 0) || !HasFormat(value.GetString()!, schema)))
            _findings.Add($"{place} is not as its format wants: {Short(value)}");
    }

    private void CheckItems(JsonElement value, JsonElement schema, JsonElement items, string place)
    {
        if (value.GetArrayLength() < Number(schema, "minItems", 0))
            _findings.Add($"{place} has {value.GetArrayLength()} items, outside of its limits");
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() < value.GetArrayLength())
            _findings.Add($"{place} has an item twice");
        foreach (var item in value.EnumerateArray())
            Check(item, items, place + "[]");
    }

    private void CheckObject(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
                _findings.Add($"{place} lacks {name}");
        }

        var properties = schema.TryGetProperty("properties", out var listed) ? listed : default;
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        foreach (var property in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var rule))
                Check(property.Value, rule, $"{place}.{property.Name}");
            else if (others.ValueKind == JsonValueKind.Object)
                Check(property.Value, others, $"{place}.{property.Name}");
            // An object without a word about its properties is free.
            else if (others.ValueKind != JsonValueKind.True && (properties.ValueKind == JsonValueKind.Object || others.ValueKind == JsonValueKind.False))
                _findings.Add($"{place} has {property.Name}, which the document does not know");
        }
    }

    private bool Fits(JsonElement value, JsonElement choice)
    {
        var trial = new SchemaValidator(document);
        trial.Check(value, choice, "");
        return trial._findings.Count == 0;
    }

    // “anyOf: [X, { nullable: true }]” is the generator's way to say “X or null”; the second must not let everything through.
    private static List<JsonElement> AnyOf(JsonElement schema) =>
        (schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any) ? any.EnumerateArray() : []).Where(choice => !IsOnlyNull(choice)).ToList();

    private static bool IsOnlyNull(JsonElement choice) => choice.EnumerateObject().All(keyword => keyword.Name == "nullable");

    private static bool IsNullable(JsonElement schema) =>
        schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean() || schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().Any(IsOnlyNull);

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && (value.TryGetInt64(out _) || value.TryGetUInt64(out _)),
        _ => throw new NotSupportedException($"This validator does not know the type “{type}”."),
    };

    private static bool HasFormat(string text, JsonElement schema) => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
    {
        "uuid" => Guid.TryParse(text, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "date-time" or "partial-date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        null => true,
        _ => throw new NotSupportedException($"This validator does not know the format “{format}”."),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 120 } text ? text[..120] + "…" : value.GetRawText();

    private static double Number(JsonElement schema, string name, double otherwise) => schema.TryGetProperty(name, out var number) ? number.GetDouble() : otherwise;
}
