using System.Text.Json;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Mcp;

/// <summary>The published JSON schema of a version of the protocol; knows the keywords that it uses.</summary>
internal sealed class ProtocolSchema
{
    private readonly JsonElement _definitions;

    private ProtocolSchema(JsonElement definitions) => _definitions = definitions;

    /// <summary>The schema of a version; the test is skipped where it is not there.</summary>
    public static ProtocolSchema Of(string version)
    {
        var file = Path.Combine(Places.Shared, "protocols", "mcp", $"schema-{version}.json");
        if (!File.Exists(file))
            Assert.Skip($"../shared/protocols/mcp/schema-{version}.json is not there.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return new ProtocolSchema(document.RootElement.GetProperty("$defs").Clone());
    }

    /// <summary>What is wrong with a value; empty where it keeps to the definition.</summary>
    public IReadOnlyList<string> Validate(string definition, JsonElement value)
    {
        var findings = new List<string>();
        Check(_definitions.GetProperty(definition), value, definition, findings);
        return findings;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> findings)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref":
                    Check(_definitions.GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), value, path, findings);
                    break;
                case "type" when !Types(keyword.Value).Any(type => Fits(type, value)):
                    findings.Add($"{path} is {value.ValueKind}, not {keyword.Value}");
                    return;
                case "const" or "enum" when !(keyword.Name == "const" ? [keyword.Value] : keyword.Value.EnumerateArray().ToArray()).Any(allowed => JsonElement.DeepEquals(allowed, value)):
                    findings.Add($"{path} is {value}, not {keyword.Value}");
                    break;
                case "required" when value.ValueKind == JsonValueKind.Object:
                    findings.AddRange(keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name} is missing"));
                    break;
                case "properties" when value.ValueKind == JsonValueKind.Object:
                    foreach (var property in keyword.Value.EnumerateObject().Where(property => value.TryGetProperty(property.Name, out _)))
                        Check(property.Value, value.GetProperty(property.Name), $"{path}.{property.Name}", findings);
                    break;
                case "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.Object && value.ValueKind == JsonValueKind.Object:
                    var known = schema.TryGetProperty("properties", out var own) ? own.EnumerateObject().Select(property => property.Name).ToHashSet() : [];
                    foreach (var property in value.EnumerateObject().Where(property => !known.Contains(property.Name)))
                        Check(keyword.Value, property.Value, $"{path}.{property.Name}", findings);
                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                        Check(keyword.Value, item, path + "[]", findings);
                    break;
                case "anyOf" when !keyword.Value.EnumerateArray().Any(branch => IsValid(branch, value)):
                    findings.Add($"{path} fits none of {keyword.Value}");
                    break;
                case "allOf":
                    foreach (var branch in keyword.Value.EnumerateArray())
                        Check(branch, value, path, findings);
                    break;
                case "minimum" when value.ValueKind == JsonValueKind.Number && value.GetDouble() < keyword.Value.GetDouble():
                    findings.Add($"{path} is {value}, less than {keyword.Value}");
                    break;
                case "maxItems" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > keyword.Value.GetInt32():
                    findings.Add($"{path} has more than {keyword.Value} entries");
                    break;
            }
        }
    }

    private bool IsValid(JsonElement schema, JsonElement value)
    {
        var findings = new List<string>();
        Check(schema, value, "", findings);
        return findings.Count == 0;
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Fits(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new InvalidOperationException($"The schema has the type {type}, which this test does not know."),
    };
}
