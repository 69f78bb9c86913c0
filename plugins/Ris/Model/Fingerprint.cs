using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Plugins.Ris.OParl;

namespace Assistant.Plugins.Ris.Model;

/// <summary>A hash over what an object says, whatever the order of its properties.</summary>
/// <remarks>
/// <c>created</c> and <c>modified</c> are left out except in files, where they are the only sign that the bytes have changed; and
/// there too on the day of reading, because more! rubin always writes today. A real change of that day counts from the next day on.
/// </remarks>
internal static class Fingerprint
{
    /// <summary>The hash of an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="today">The day of reading in the city's time zone.</param>
    public static string Of(JsonElement element, DateOnly today)
    {
        var canonical = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(canonical))
            Write(element, today, writer);
        return Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
    }

    /// <summary>The hash of texts in order.</summary>
    public static string Of(IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));

    private static void Write(JsonElement element, DateOnly today, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().Where(property => Counts(element, property, today)).OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, today, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, today, writer);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(element.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private static bool Counts(JsonElement owner, JsonProperty property, DateOnly today) => property.Name switch
    {
        "created" => false,
        "modified" => IsFile(owner) && owner.Day("modified") is { } day && day < today,
        _ => true,
    };

    private static bool IsFile(JsonElement owner) => owner.TypeName() is "File" || owner.Field("accessUrl") is not null || owner.Field("downloadUrl") is not null;
}
