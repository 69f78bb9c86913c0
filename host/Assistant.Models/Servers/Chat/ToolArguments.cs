using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Chat;

/// <summary>The arguments of tool calls, as JSON and as the dictionary of <see cref="FunctionCallContent"/>.</summary>
internal static class ToolArguments
{
    /// <summary>
    /// A call with its arguments. Where these are no object the call carries <see cref="FunctionCallContent.Exception"/> and must not be
    /// executed; the exception does not quote them.
    /// </summary>
    public static FunctionCallContent Call(string? id, string? name, JsonElement arguments)
    {
        var call = new FunctionCallContent(string.IsNullOrEmpty(id) ? $"call_{Guid.NewGuid():N}" : id, name ?? "");
        if (arguments.ValueKind == JsonValueKind.Object)
            call.Arguments = arguments.EnumerateObject().GroupBy(property => property.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => (object?)same.Last().Value, StringComparer.Ordinal);
        else if (arguments.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            call.Exception = new JsonException("The arguments of the tool call are no JSON object.");
        return call;
    }

    /// <summary>A call with arguments in text.</summary>
    public static FunctionCallContent Call(string? id, string? name, string arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments))
            return Call(id, name, default(JsonElement));
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(arguments));
            var parsed = JsonElement.ParseValue(ref reader);
            reader.Read(); // throws where more follows
            return Call(id, name, parsed);
        }
        catch (JsonException)
        {
            var call = Call(id, name, default(JsonElement));
            call.Exception = new JsonException("The arguments of the tool call are no JSON.");
            return call;
        }
    }

    /// <summary>Writes arguments as an object.</summary>
    public static void Write(Utf8JsonWriter writer, IDictionary<string, object?>? arguments)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in arguments ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case JsonElement element when element.ValueKind == JsonValueKind.Undefined: writer.WriteNullValue(); break;
            case JsonElement element: element.WriteTo(writer); break;
            case JsonNode node: node.WriteTo(writer); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): writer.WriteNumberValue(number); break;
            case IFormattable formattable: writer.WriteStringValue(formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture)); break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }
}
