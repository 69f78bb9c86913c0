using System.Text.Json.Nodes;

namespace Assistant.Host.Http.Description;

/// <summary>A field of a request's JSON object that the host reads by hand. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">A type of JSON Schema; with <c>[]</c> behind it a list of these.</param>
/// <param name="Text">What it is.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record ApiField(string Name, string Type, string Text, bool IsRequired = false)
{
    /// <summary>The schema of a type.</summary>
    public static JsonObject SchemaOf(string type) => type.EndsWith("[]", StringComparison.Ordinal)
        ? new JsonObject { ["type"] = "array", ["items"] = SchemaOf(type[..^2]) }
        : type == "date" ? new JsonObject { ["type"] = "string", ["format"] = "date" } : new JsonObject { ["type"] = type };

    /// <summary>The schema of the field.</summary>
    public JsonObject ToSchema()
    {
        var schema = SchemaOf(Type);
        schema["description"] = Text;
        return schema;
    }
}
