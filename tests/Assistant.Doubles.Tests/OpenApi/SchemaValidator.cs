using System.Globalization;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Assistant.Doubles.Tests.OpenApi;

/// <summary>
/// Holds JSON against the schemas of an OpenAPI document. Reports properties that a schema does not know; stops at keywords that it does not
/// know itself, so that nothing is passed over.
/// </summary>
internal sealed class SchemaValidator(OpenApiDocument document, IReadOnlyCollection<string> undocumented)
{
    private static readonly string[] s_annotations = ["description", "title", "default", "example", "examples", "deprecated"];
    private static readonly string[] s_known =
        ["$ref", "type", "nullable", "required", "properties", "additionalProperties", "items", "enum", "format", "minimum", "maximum", "minItems", "maxItems", "oneOf", "anyOf", "allOf"];

    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    public void Check(JsonElement value, YamlMappingNode schema, string place)
    {
        if (Text(schema, "$ref") is { } reference)
        {
            Check(value, document.Find(reference), reference.Split('/')[^1]);
            return;
        }

        foreach (var keyword in schema.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Except(s_annotations).Except(s_known))
            throw new NotSupportedException($"{place}: this validator does not know “{keyword}”.");
        if (value.ValueKind == JsonValueKind.Null && Text(schema, "nullable") == "true")
            return;
        CheckType(value, schema, place);
        CheckChoices(value, schema, place);
        CheckLimits(value, schema, place);
        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(value, schema, place);
        if (value.ValueKind == JsonValueKind.Array && Map(schema, "items") is { } items)
        {
            foreach (var item in value.EnumerateArray())
                Check(item, items, place + "[]");
        }
    }

    private void CheckType(JsonElement value, YamlMappingNode schema, string place)
    {
        string[] types = schema.Children.TryGetValue("type", out var node)
            ? node is YamlSequenceNode list ? [.. list.Select(item => ((YamlScalarNode)item).Value!)] : [((YamlScalarNode)node).Value!]
            : [];
        if (types.Length > 0 && !types.Any(type => IsOf(value, type)))
            _findings.Add($"{place} is {value.ValueKind}, not {string.Join(" or ", types)}");
        if (value.ValueKind == JsonValueKind.String && !HasFormat(value.GetString()!, Text(schema, "format")))
            _findings.Add($"{place} is no {Text(schema, "format")}: {value.GetString()}");
    }

    private void CheckChoices(JsonElement value, YamlMappingNode schema, string place)
    {
        if (List(schema, "enum") is { } allowed && !allowed.Any(item => ((YamlScalarNode)item).Value == (value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())))
            _findings.Add($"{place} is {value.GetRawText()}, which the enum does not have");
        if (List(schema, "oneOf") is { } one && one.Count(choice => Fits(value, (YamlMappingNode)choice, place)) is var matches and not 1)
            _findings.Add($"{place} fits {matches} of oneOf");
        if (List(schema, "anyOf") is { } any && !any.Any(choice => Fits(value, (YamlMappingNode)choice, place)))
            _findings.Add($"{place} fits none of anyOf");
    }

    private void CheckLimits(JsonElement value, YamlMappingNode schema, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && (value.GetDouble() < Number(schema, "minimum", double.MinValue) || value.GetDouble() > Number(schema, "maximum", double.MaxValue)))
            _findings.Add($"{place} is {value.GetRawText()}, outside of its limits");
        if (value.ValueKind == JsonValueKind.Array && (value.GetArrayLength() < Number(schema, "minItems", 0) || value.GetArrayLength() > Number(schema, "maxItems", int.MaxValue)))
            _findings.Add($"{place} has {value.GetArrayLength()} items, outside of its limits");
    }

    private void CheckObject(JsonElement value, YamlMappingNode schema, string place)
    {
        var parts = Flatten(schema).ToList();
        foreach (var required in parts.SelectMany(part => List(part, "required") ?? []).Select(item => ((YamlScalarNode)item).Value!).Where(required => !value.TryGetProperty(required, out _)))
            _findings.Add($"{place} lacks {required}");
        var properties = parts.Select(part => Map(part, "properties")).OfType<YamlMappingNode>().SelectMany(map => map.Children).ToLookup(pair => ((YamlScalarNode)pair.Key).Value!, pair => (YamlMappingNode)pair.Value, StringComparer.Ordinal);
        // An object without a word about its properties is free.
        var isFree = properties.Count == 0 || parts.Any(part => Text(part, "additionalProperties") == "true");
        foreach (var property in value.EnumerateObject())
        {
            foreach (var rule in properties[property.Name])
                Check(property.Value, rule, $"{place}.{property.Name}");
            if (properties.Contains(property.Name))
                continue;
            if (parts.Select(part => Map(part, "additionalProperties")).FirstOrDefault(rule => rule is not null) is { } other)
                Check(property.Value, other, $"{place}.{property.Name}");
            else if (!isFree && !undocumented.Contains($"{place}.{property.Name}"))
                _findings.Add($"{place} has {property.Name}, which the document does not know");
        }
    }

    private IEnumerable<YamlMappingNode> Flatten(YamlMappingNode schema) =>
        (List(schema, "allOf") ?? []).Cast<YamlMappingNode>().Select(part => Text(part, "$ref") is { } reference ? document.Find(reference) : part).SelectMany(Flatten).Prepend(schema);

    private bool Fits(JsonElement value, YamlMappingNode choice, string place)
    {
        var trial = new SchemaValidator(document, undocumented);
        trial.Check(value, choice, place);
        return trial._findings.Count == 0;
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"This validator does not know the type “{type}”."),
    };

    private static bool HasFormat(string text, string? format) => format switch
    {
        "date-time" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && (text.EndsWith('Z') || text[^6] is '+' or '-'),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        null or "float" => true,
        _ => throw new NotSupportedException($"This validator does not know the format “{format}”."),
    };

    private static string? Text(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? (child as YamlScalarNode)?.Value : null;

    private static YamlMappingNode? Map(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? child as YamlMappingNode : null;

    private static YamlSequenceNode? List(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? child as YamlSequenceNode : null;

    private static double Number(YamlMappingNode node, string name, double otherwise) => Text(node, name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
