using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Assistant.PluginHosting.JsonSchemas;

/// <summary>
/// Checks a value against the part of JSON Schema 2020-12 that manifests and settings need (the list stands in <c>sdk/docs/manifest.md</c>)
/// and reports every error. The <c>description</c> of a schema ends the sentence, so that it can say what to write. Keywords that it does not
/// know check nothing. Thread-safe.
/// </summary>
public static class JsonSchemaSubset
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(200);

    internal static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal,
        "$schema", "$id", "$comment", "title", "description", "examples", "default", "type", "enum", "properties", "required",
        "additionalProperties", "items", "minItems", "maxItems", "uniqueItems", "pattern", "format", "minLength", "maxLength", "minimum", "maximum");

    internal static readonly FrozenSet<string> Formats = FrozenSet.Create(StringComparer.Ordinal, "uri", "date");

    /// <summary>Everything that is wrong with a value; empty where nothing is.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="RegexMatchTimeoutException">A <c>pattern</c> of the schema takes too long on this value.</exception>
    public static IReadOnlyList<Finding> Validate(JsonObject schema, JsonNode? value)
    {
        var findings = new List<Finding>();
        Check(schema, value, "$", findings);
        return findings;
    }

    /// <summary>The path of a property, in brackets where its name is no plain word.</summary>
    internal static string Child(string path, string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? $"{path}.{name}" : $"{path}['{name}']";

    internal static string Child(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private static void Check(JsonObject schema, JsonNode? value, string path, List<Finding> findings)
    {
        if (schema["type"] is { } type && !TypeFits(type, value))
        {
            Add($"is {NameOf(value)}; write {Alternatives(type)}.");
            return;
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(item => JsonNode.DeepEquals(item, value)))
            Add($"{Shown(value)} is not allowed; write one of {string.Join(", ", allowed.Select(Shown))}.");

        switch (value)
        {
            case JsonObject properties:
                CheckProperties(schema, properties, path, findings);
                break;
            case JsonArray items:
                CheckItems(schema, items, path, findings, Add);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                CheckText(schema, scalar.GetValue<string>(), Add);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number:
                CheckNumber(schema, scalar, Add);
                break;
        }

        void Add(string message) => findings.Add(new Finding(path, WithCure(message, schema)));
    }

    private static void CheckProperties(JsonObject schema, JsonObject value, string path, List<Finding> findings)
    {
        var known = schema["properties"] as JsonObject ?? [];
        foreach (var name in Texts(schema["required"]).Where(name => !value.ContainsKey(name)))
            findings.Add(new Finding(Child(path, name), WithCure("is missing; add it.", known[name] as JsonObject)));

        foreach (var (name, item) in value)
        {
            if (known[name] is JsonObject own)
                Check(own, item, Child(path, name), findings);
            else if (schema["additionalProperties"] is JsonObject other)
                Check(other, item, Child(path, name), findings);
            else if (schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
                findings.Add(new Finding(Child(path, name), Unknown(known)));
        }
    }

    private static string Unknown(JsonObject known) => known.Count == 0
        ? "is not known here; remove it."
        : $"is not known here; remove it or write one of {string.Join(", ", known.Select(property => property.Key))}.";

    private static void CheckItems(JsonObject schema, JsonArray value, string path, List<Finding> findings, Action<string> add)
    {
        if (schema["minItems"] is { } least && value.Count < Number(least))
            add($"has {value.Count} entries; write at least {least}.");
        if (schema["maxItems"] is { } most && value.Count > Number(most))
            add($"has {value.Count} entries; write at most {most}.");
        if (schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True && value.Select(item => item?.ToJsonString()).Distinct(StringComparer.Ordinal).Count() < value.Count)
            add("has an entry twice; remove one of them.");
        if (schema["items"] is not JsonObject items)
            return;
        for (var index = 0; index < value.Count; index++)
            Check(items, value[index], Child(path, index), findings);
    }

    private static void CheckText(JsonObject schema, string value, Action<string> add)
    {
        if (schema["minLength"] is { } least && value.Length < Number(least))
            add($"is too short; write at least {least} characters.");
        if (schema["maxLength"] is { } most && value.Length > Number(most))
            add($"is {value.Length} characters long; write at most {most}.");
        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value, pattern.GetValue<string>(), RegexOptions.CultureInvariant, PatternTimeout))
            add($"{Shown(value)} does not fit the pattern {pattern}.");
        if (schema["format"] is { } format && !FormatFits(format.GetValue<string>(), value))
            add($"{Shown(value)} is no {format}; write {(format.GetValue<string>() == "uri" ? "an address that begins with http:// or https://" : "a day as 2026-05-03")}.");
    }

    private static bool FormatFits(string format, string value) => format switch
    {
        "uri" => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0,
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };

    private static void CheckNumber(JsonObject schema, JsonValue value, Action<string> add)
    {
        var number = Number(value);
        if (schema["minimum"] is { } least && number < Number(least))
            add($"is {value.ToJsonString()}; write {least.ToJsonString()} or more.");
        if (schema["maximum"] is { } most && number > Number(most))
            add($"is {value.ToJsonString()}; write {most.ToJsonString()} or less.");
    }

    private static bool TypeFits(JsonNode type, JsonNode? value) =>
        type is JsonArray several ? several.Any(one => TypeFits(one!, value)) : TypeFits(type.GetValue<string>(), value);

    private static bool TypeFits(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(Number(value!)),
        _ => false,
    };

    internal static double Number(JsonNode value) => double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The texts in a list such as <c>required</c>; empty where it is no list.</summary>
    /// <param name="list">The list.</param>
    public static IEnumerable<string> Texts(JsonNode? list) =>
        list is JsonArray items ? items.OfType<JsonValue>().Where(item => item.GetValueKind() == JsonValueKind.String).Select(item => item.GetValue<string>()) : [];

    private static string WithCure(string message, JsonObject? schema) =>
        schema?["description"] is { } description ? $"{message} {description}" : message;

    private static string Alternatives(JsonNode type) =>
        string.Join(" or ", (type is JsonArray several ? several.Select(one => one!.GetValue<string>()) : [type.GetValue<string>()]).Select(Article));

    private static string NameOf(JsonNode? value) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static string Article(string type) => type switch
    {
        "null" => type,
        "object" or "array" or "integer" => $"an {type}",
        _ => $"a {type}",
    };

    private static string Shown(JsonNode? value)
    {
        var text = value is null ? "null" : value.GetValueKind() == JsonValueKind.String ? $"“{value.GetValue<string>()}”" : value.ToJsonString();
        return text.Length > 80 ? $"{text[..77]}…" : text;
    }
}
