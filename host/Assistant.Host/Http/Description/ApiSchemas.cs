using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Host.Http.Description;

/// <summary>
/// The schemas of what the host writes, from the source-generated contracts that write it. Each record stands once under its name; others
/// point to it. Not thread-safe.
/// </summary>
internal sealed class ApiSchemas
{
    private readonly JsonObject _components = [];
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, JsonTypeInfo Type)> _wanted = [];

    /// <summary>The schema of a type, or a pointer to it.</summary>
    public JsonNode Of(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object ? Pointer(type) : Export(type);

    /// <summary>All that pointers lead to.</summary>
    public JsonObject ToComponents()
    {
        // Each may want others.
        while (_wanted.TryDequeue(out var wanted))
            _components[wanted.Name] = Export(wanted.Type);
        return _components;
    }

    private JsonNode Export(JsonTypeInfo type)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        return type.GetJsonSchemaAsNode(options);
    }

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        // Rows of a table: their cells may be empty, which the contract of a list does not say.
        if (context.TypeInfo.Type == typeof(IReadOnlyList<string>) && context.Path is [.., "items"] && schema is JsonObject row)
            row["items"] = new JsonObject { ["type"] = new JsonArray("string", "null") };
        // The cases of a base type stay with it: there each has the word that tells it from the others.
        if (context.Path.IsEmpty || context.BaseTypeInfo is not null || context.TypeInfo.Kind != JsonTypeInfoKind.Object)
            return schema;
        var pointer = Pointer(context.TypeInfo);
        return schema is JsonObject written && written["type"] is JsonArray
            ? new JsonObject { ["anyOf"] = new JsonArray(pointer, new JsonObject { ["type"] = "null" }) }
            : pointer;
    }

    private JsonObject Pointer(JsonTypeInfo type)
    {
        var name = type.Type.Name;
        if (!_types.TryGetValue(name, out var known))
        {
            _types[name] = type.Type;
            _wanted.Enqueue((name, type));
        }
        else if (known != type.Type)
        {
            throw new InvalidOperationException($"Two types of the API are called {name}: {known} and {type.Type}. Rename one of them.");
        }

        return new JsonObject { ["$ref"] = "#/components/schemas/" + name };
    }
}
