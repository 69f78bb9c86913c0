using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Assistant.PluginHosting.Tools;

/// <summary>
/// Turns what a language model sends into a method's arguments. A little lenient: small models write <c>"5"</c> for 5, and <c>null</c> for
/// what they leave out.
/// </summary>
internal static class ToolArguments
{
    /// <summary>Parameters that the host fills in and no model sees.</summary>
    public static bool IsSpecial(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(IServiceProvider) || parameter.ParameterType == typeof(AIFunctionArguments);

    /// <exception cref="ToolArgumentException">The argument is missing or of the wrong type.</exception>
    public static object? Bind(ParameterInfo parameter, AIFunctionArguments arguments, JsonSerializerOptions options)
    {
        var name = parameter.Name!;
        if (!arguments.TryGetValue(name, out var value) || IsNull(value))
        {
            if (parameter.HasDefaultValue)
                return parameter.DefaultValue;
            return AllowsNull(parameter) && arguments.ContainsKey(name) ? null : throw new ToolArgumentException(name, missing: true);
        }

        if (parameter.ParameterType.IsInstanceOfType(value))
            return value;
        try
        {
            return ToElement(value!).Deserialize(options.GetTypeInfo(parameter.ParameterType));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new ToolArgumentException(name, missing: false);
        }
    }

    private static bool IsNull(object? value) => value is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    private static bool AllowsNull(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null ||
        (!parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable);

    private static JsonElement ToElement(object value) => value switch
    {
        JsonElement element => element,
        JsonDocument document => document.RootElement,
        JsonNode node => Parse(node.ToJsonString()),
        bool flag => Parse(flag ? "true" : "false"),
        string text => Parse(JsonValue.Create(text).ToJsonString()),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            Parse(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        IFormattable formattable => Parse(JsonValue.Create(formattable.ToString(null, CultureInfo.InvariantCulture))!.ToJsonString()),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no JSON value."),
    };

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}
