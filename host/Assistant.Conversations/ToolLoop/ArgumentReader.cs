using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Assistant.PluginHosting;
using Assistant.PluginHosting.JsonSchemas;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.ToolLoop;

/// <summary>
/// Reads and validates what a model sends as arguments. A little lenient, as the tools themselves are: small models write <c>"5"</c> for 5,
/// and <c>null</c> for what they leave out.
/// </summary>
internal static class ArgumentReader
{
    // Beside a parser of its own each value may come as an element; twice the same name would let two readers see two values.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo<IDictionary<string, object?>> Arguments =
        (JsonTypeInfo<IDictionary<string, object?>>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>));

    public static ArgumentReading Read(FunctionCallContent call, JsonElement schema, int maxBytes)
    {
        if (call.Exception is not null || Parse(call.Arguments) is not { } arguments)
            return new ArgumentReading(null, CallRefusal.Unreadable(call.Name));
        var rules = schema.ValueKind == JsonValueKind.Object ? JsonObject.Create(schema)! : [];
        Straighten(arguments, rules);
        var json = arguments.ToJsonString(Readable);
        if (Encoding.UTF8.GetByteCount(json) > maxBytes)
            return new ArgumentReading(null, CallRefusal.TooLarge(call.Name, maxBytes));
        var findings = Validate(rules, arguments);
        return new ArgumentReading(json, findings.Count == 0 ? null : CallRefusal.DoesNotFit(call.Name, findings));
    }

    /// <summary>Checks arguments that were kept: the tool may have another schema by now.</summary>
    public static CallRefusal? Check(string tool, string json, JsonElement schema)
    {
        var rules = schema.ValueKind == JsonValueKind.Object ? JsonObject.Create(schema)! : [];
        var findings = Validate(rules, JsonNode.Parse(json, documentOptions: Strict)!.AsObject());
        return findings.Count == 0 ? null : CallRefusal.DoesNotFit(tool, findings);
    }

    /// <summary>Arguments in the form in which tools and clients take them.</summary>
    public static Dictionary<string, object?> ToDictionary(string json)
    {
        using var document = JsonDocument.Parse(json, Strict);
        return document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value.Clone(), StringComparer.Ordinal);
    }

    /// <summary>What the model sent, for those who are shown it; <c>{}</c> where it cannot be read.</summary>
    public static string ToJson(FunctionCallContent call) => Parse(call.Arguments)?.ToJsonString(Readable) ?? "{}";

    private static JsonObject? Parse(IDictionary<string, object?>? arguments)
    {
        if (arguments is null)
            return [];
        try
        {
            return JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(arguments, Arguments), documentOptions: Strict) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static void Straighten(JsonObject arguments, JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties)
            return;
        var required = JsonSchemaSubset.Texts(schema["required"]).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in arguments.ToList())
        {
            if (properties[name] is not JsonObject property || property["type"] is null)
                continue;
            if (value is null)
            {
                if (!required.Contains(name) && !Allows(property, "null"))
                    arguments.Remove(name);
            }
            else if (value.GetValueKind() == JsonValueKind.String && !Allows(property, "string") && Meant(value.GetValue<string>(), property) is { } meant)
            {
                arguments[name] = meant;
            }
        }
    }

    private static JsonNode? Meant(string text, JsonObject property)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: Strict);
            return node?.GetValueKind() switch
            {
                JsonValueKind.Number when Allows(property, "integer") || Allows(property, "number") => node,
                JsonValueKind.True or JsonValueKind.False when Allows(property, "boolean") => node,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Allows(JsonObject property, string type) => property["type"] switch
    {
        JsonArray several => JsonSchemaSubset.Texts(several).Contains(type, StringComparer.Ordinal),
        JsonValue one => one.GetValueKind() == JsonValueKind.String && one.GetValue<string>() == type,
        _ => false,
    };

    private static IReadOnlyList<Finding> Validate(JsonObject schema, JsonObject arguments)
    {
        try
        {
            return JsonSchemaSubset.Validate(schema, arguments);
        }
        catch (RegexMatchTimeoutException)
        {
            return [new Finding("$", "An argument takes too long to be checked; write a shorter one.")];
        }
    }
}
