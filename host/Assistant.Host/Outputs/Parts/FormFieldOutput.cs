using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Sdk;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A field of a form.</summary>
internal sealed record FormFieldOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("required")] bool Required,
    [property: JsonPropertyName("help")] string? Help,
    [property: JsonPropertyName("error")] string? Error)
{
    public static FormFieldOutput Of(FormField field, CultureInfo culture) =>
        new(field.Id, field.Label.For(culture), field.Value, field.Required, field.Help?.For(culture), field.Error?.For(culture));
}
