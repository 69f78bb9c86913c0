using System.Globalization;
using System.Text.Json;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Reads properties of an OParl object whatever the vendor made of them: what has the wrong shape is missing, never an error.</summary>
internal static class JsonFields
{
    /// <summary>A text; blank, <c>N/A</c> and <c>null</c> are missing.</summary>
    public static string? Text(this JsonElement owner, string name) => owner.Field(name) is { } value ? AsText(value) : null;

    /// <summary>A text on one line.</summary>
    public static string? Line(this JsonElement owner, string name) =>
        owner.Text(name) is { } text ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;

    /// <summary>The id that a property links to, be it a link, an embedded object or a list of one.</summary>
    public static string? Link(this JsonElement owner, string name) => owner.Many(name).Select(LinkOf).FirstOrDefault(link => link is not null);

    /// <summary>The ids that a property links to.</summary>
    public static IReadOnlyList<string> Links(this JsonElement owner, string name) =>
        [.. owner.Many(name).Select(LinkOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The id of an object, or the link itself.</summary>
    public static string? LinkOf(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.Text("id") : AsText(value);

    /// <summary>The values of a list: objects and links. One bare value is a list of one; PHP's numbered objects are lists.</summary>
    public static IEnumerable<JsonElement> Many(this JsonElement owner, string name) => owner.Field(name) is { } value ? Many(value) : [];

    /// <inheritdoc cref="Many(JsonElement, string)"/>
    public static IEnumerable<JsonElement> Many(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object when IsNumbered(value) => value.EnumerateObject().Select(property => property.Value),
        JsonValueKind.Object => value.EnumerateObject().Any() ? [value] : [],
        JsonValueKind.String => AsText(value) is null ? [] : [value],
        _ => [],
    };

    /// <summary>A truth value, also as text or number.</summary>
    public static bool? Flag(this JsonElement owner, string name) => owner.Field(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => AsText(value)?.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "JA" or "YES" => true,
            "FALSE" or "0" or "NEIN" or "NO" => false,
            _ => null,
        },
        null => null,
    };

    /// <summary>A whole number, also as text.</summary>
    public static int? Number(this JsonElement owner, string name) =>
        int.TryParse(owner.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The last part of the type's address: <c>Paper</c>.</summary>
    public static string? TypeName(this JsonElement owner) => owner.Text("type") is { } type ? type[(type.LastIndexOf('/') + 1)..] : null;

    /// <summary>Whether the object is a tombstone.</summary>
    public static bool IsDeleted(this JsonElement owner) => owner.Flag("deleted") is true;

    /// <summary>The property; <see langword="null"/> where it or the object is missing.</summary>
    public static JsonElement? Field(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Meaningful(Decoded(value)),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.GetArrayLength() == 1 => AsText(value[0]),
        _ => null,
    };

    private static string? Decoded(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: not text in any encoding.
            return null;
        }
    }

    private static string? Meaningful(string? text)
    {
        if (text is null)
            return null;
        // Control characters that ALLRIS leaves in texts; a form feed separates pages.
        var trimmed = string.Create(text.Length, text, static (span, source) =>
        {
            for (var at = 0; at < span.Length; at++)
                span[at] = char.IsControl(source[at]) && source[at] is not ('\n' or '\r' or '\t' or '\f') ? ' ' : source[at];
        }).Trim();
        return string.IsNullOrWhiteSpace(trimmed) || trimmed.ToUpperInvariant() is "N/A" or "NULL" ? null : trimmed;
    }

    private static bool IsNumbered(JsonElement value) =>
        value.EnumerateObject().Any() && value.EnumerateObject().All(property => property.Name.Length > 0 && property.Name.All(char.IsAsciiDigit));
}
