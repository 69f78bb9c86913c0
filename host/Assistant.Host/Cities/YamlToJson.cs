using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assistant.Host.Cities;

/// <summary>Reads YAML into JSON nodes, by the core schema of YAML 1.2: plain words are typed, quoted ones are text.</summary>
internal static class YamlToJson
{
    private const int MaxDepth = 32;

    /// <exception cref="YamlException">The text is no YAML, or is nested too deeply.</exception>
    public static JsonNode? Read(TextReader reader)
    {
        var stream = new YamlStream();
        stream.Load(reader);
        return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode, 0);
    }

    private static JsonNode? Convert(YamlNode node, int depth)
    {
        if (depth > MaxDepth)
            throw new YamlException(node.Start, node.End, "nested too deeply");
        return node switch
        {
            YamlMappingNode mapping => Object(mapping, depth),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => Convert(child, depth + 1))]),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => throw new YamlException(node.Start, node.End, "aliases are not supported"),
        };
    }

    private static JsonObject Object(YamlMappingNode mapping, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
            result[((YamlScalarNode)key).Value ?? ""] = Convert(value, depth + 1);
        return result;
    }

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && !HasLeadingZero(text) => JsonValue.Create(whole),
        // “NaN” and “Infinity” are words here: YAML writes them .nan and .inf, and JSON knows neither.
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && !HasLeadingZero(text) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    // 07315000 is an Amtlicher Gemeindeschlüssel, not a number.
    private static bool HasLeadingZero(string text) => text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);
}
