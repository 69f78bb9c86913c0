using System.Text;
using System.Text.Json;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>The smallest JSON that keeps to a schema; for structured outputs.</summary>
internal static class SchemaExample
{
    /// <param name="format"><c>"json"</c> or a schema.</param>
    public static string Of(JsonElement format)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (format.ValueKind == JsonValueKind.Object)
                Write(writer, format, format);
            else
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement schema, JsonElement root)
    {
        schema = Resolve(schema, root);
        if (schema.TryGetProperty("const", out var constant))
            constant.WriteTo(writer);
        else if (schema.TryGetProperty("enum", out var values))
            values[0].WriteTo(writer);
        else if (First(schema, "anyOf") is { } any)
            Write(writer, any, root);
        else if (First(schema, "oneOf") is { } one)
            Write(writer, one, root);
        else
            WriteTyped(writer, schema, root);
    }

    private static void WriteTyped(Utf8JsonWriter writer, JsonElement schema, JsonElement root)
    {
        switch (TypeOf(schema))
        {
            case "object":
                writer.WriteStartObject();
                if (schema.TryGetProperty("properties", out var properties))
                {
                    foreach (var property in properties.EnumerateObject())
                    {
                        writer.WritePropertyName(property.Name);
                        Write(writer, property.Value, root);
                    }
                }

                writer.WriteEndObject();
                break;
            case "array":
                writer.WriteStartArray();
                if (schema.TryGetProperty("items", out var items))
                    Write(writer, items, root);
                writer.WriteEndArray();
                break;
            case "integer" or "number":
                writer.WriteNumberValue(schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDecimal() : 1);
                break;
            case "boolean":
                writer.WriteBooleanValue(true);
                break;
            case "null":
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue("Beispiel");
                break;
        }
    }

    private static JsonElement Resolve(JsonElement schema, JsonElement root)
    {
        if (!schema.TryGetProperty("$ref", out var reference))
            return schema;
        foreach (var step in reference.GetString()!.TrimStart('#', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            root = root.GetProperty(step);
        return root;
    }

    private static JsonElement? First(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var choices) && choices.GetArrayLength() > 0 ? choices[0] : null;

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out var type))
            return type.ValueKind == JsonValueKind.Array ? type[0].GetString()! : type.GetString()!;
        return schema.TryGetProperty("properties", out _) ? "object" : "string";
    }
}
