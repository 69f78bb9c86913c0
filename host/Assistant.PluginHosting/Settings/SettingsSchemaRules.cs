using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assistant.PluginHosting.JsonSchemas;

namespace Assistant.PluginHosting.Settings;

/// <summary>
/// Checks that a settings schema keeps to the part of JSON Schema that the host understands: a keyword that was silently ignored would let
/// wrong settings pass.
/// </summary>
internal static class SettingsSchemaRules
{
    private const string Root = "$.settingsSchema";

    private static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean", "null"];

    public static void Check(JsonObject schema, List<Finding> findings)
    {
        if (schema["type"] is not JsonValue type || type.GetValueKind() != JsonValueKind.String || type.GetValue<string>() != "object")
            findings.Add(new Finding($"{Root}.type", "is not “object”; write \"type\": \"object\": a city's settings have names."));
        CheckSchema(schema, Root, findings);
    }

    private static void CheckSchema(JsonObject schema, string path, List<Finding> findings)
    {
        foreach (var (keyword, value) in schema)
        {
            var at = JsonSchemaSubset.Child(path, keyword);
            if (!JsonSchemaSubset.Keywords.Contains(keyword))
                findings.Add(new Finding(at, "is a keyword that the host does not know; remove it, see the list in sdk/docs/manifest.md."));
            else if (WrongValue(keyword, value) is { } error && !(path == Root && keyword == "type"))
                findings.Add(new Finding(at, error));
        }

        if (schema["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
                CheckInner(property, JsonSchemaSubset.Child($"{path}.properties", name), findings);
        }

        if (schema["items"] is JsonObject items)
            CheckSchema(items, $"{path}.items", findings);
        if (schema["additionalProperties"] is JsonObject other)
            CheckSchema(other, $"{path}.additionalProperties", findings);
        CheckDefault(schema, path, findings);
    }

    private static void CheckInner(JsonNode? property, string path, List<Finding> findings)
    {
        if (property is JsonObject inner)
            CheckSchema(inner, path, findings);
        else
            findings.Add(new Finding(path, "is no schema; write an object such as { \"type\": \"string\" }."));
    }

    private static void CheckDefault(JsonObject schema, string path, List<Finding> findings)
    {
        if (!schema.ContainsKey("default") || findings.Exists(finding => finding.Path.StartsWith(path, StringComparison.Ordinal)))
            return;
        foreach (var finding in JsonSchemaSubset.Validate(schema, schema["default"]))
            findings.Add(new Finding($"{path}.default{finding.Path[1..]}", $"does not fit its own schema: {finding.Message}"));
    }

    private static string? WrongValue(string keyword, JsonNode? value)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        return keyword switch
        {
            "type" => IsType(value) ? null : $"is no type; write one of {string.Join(", ", Types)}, or an array of them.",
            "properties" => kind == JsonValueKind.Object ? null : "is no object; write { \"name\": { \"type\": \"string\" } }.",
            "items" => kind == JsonValueKind.Object ? null : "is no schema; write an object such as { \"type\": \"string\" }.",
            "additionalProperties" => kind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False ? null : "is neither true, false nor a schema; write one of them.",
            "required" => value is JsonArray names && names.All(IsText) ? null : "is no array of names; write [\"name\"].",
            "enum" => value is JsonArray { Count: > 0 } ? null : "is no array of values; write at least one.",
            "uniqueItems" => kind is JsonValueKind.True or JsonValueKind.False ? null : "is no boolean; write true or false.",
            "pattern" => WrongPattern(value),
            "format" => IsText(value) && JsonSchemaSubset.Formats.Contains(value!.GetValue<string>())
                ? null
                : $"is a format that the host does not know; write one of {string.Join(", ", JsonSchemaSubset.Formats.Order(StringComparer.Ordinal))}.",
            "minimum" or "maximum" => kind == JsonValueKind.Number ? null : "is no number; write one.",
            "minItems" or "maxItems" or "minLength" or "maxLength" => kind == JsonValueKind.Number && JsonSchemaSubset.Number(value!) >= 0 ? null : "is no number from 0; write one.",
            "title" or "description" or "$schema" or "$id" or "$comment" => IsText(value) ? null : "is no string; write one.",
            _ => null,
        };
    }

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    private static bool IsType(JsonNode? value) => value is JsonArray { Count: > 0 } several
        ? several.All(one => one is JsonValue && IsType(one))
        : IsText(value) && Types.Contains(value!.GetValue<string>(), StringComparer.Ordinal);

    private static string? WrongPattern(JsonNode? value)
    {
        if (!IsText(value))
            return "is no string; write a regular expression.";
        try
        {
            _ = new Regex(value!.GetValue<string>(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (RegexParseException exception)
        {
            return $"is no regular expression: {exception.Message} Put it right.";
        }
    }
}
