using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.PluginHosting.Settings;

/// <summary>Single values of settings: text, numbers, booleans, and what has a text form.</summary>
internal static class SettingsScalars
{
    /// <summary>The value as <paramref name="type"/>; <see langword="null"/> where there is no way.</summary>
    /// <exception cref="FormatException">The text does not have the type's form.</exception>
    /// <exception cref="ArgumentException">The enum has no such name.</exception>
    /// <exception cref="OverflowException">The number is too large.</exception>
    public static object? Convert(JsonValue value, Type type) => value.GetValueKind() switch
    {
        JsonValueKind.True => type == typeof(bool) ? true : null,
        JsonValueKind.False => type == typeof(bool) ? false : null,
        JsonValueKind.Number => Number(value.ToJsonString(), type),
        JsonValueKind.String => Text(value.GetValue<string>(), type),
        _ => null,
    };

    private static object? Number(string text, Type type)
    {
        const NumberStyles Style = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(int))
            return int.Parse(text, Style, culture);
        if (type == typeof(long))
            return long.Parse(text, Style, culture);
        if (type == typeof(double))
            return double.Parse(text, Style, culture);
        if (type == typeof(float))
            return float.Parse(text, Style, culture);
        if (type == typeof(decimal))
            return decimal.Parse(text, Style, culture);
        return null;
    }

    private static object? Text(string text, Type type)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(string))
            return text;
        if (type.IsEnum)
            return Enum.Parse(type, text, ignoreCase: true);
        if (type == typeof(Uri))
            return new Uri(text, UriKind.RelativeOrAbsolute);
        if (type == typeof(TimeSpan))
            return TimeSpan.Parse(text, culture);
        if (type == typeof(DateOnly))
            return DateOnly.Parse(text, culture);
        if (type == typeof(TimeOnly))
            return TimeOnly.Parse(text, culture);
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, culture, DateTimeStyles.AssumeUniversal);
        if (type == typeof(Guid))
            return Guid.Parse(text, culture);
        return null;
    }
}
