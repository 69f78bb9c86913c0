using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A form filled in as far as is known; the person completes and sends it.</summary>
internal sealed record FormPartOutput(
    [property: JsonPropertyName("formId")] string FormId,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("fields")] IReadOnlyList<FormFieldOutput> Fields,
    IReadOnlyList<DocumentOutput> Sources) : PartOutput(Sources)
{
    /// <summary>What the person has typed, where that is kept.</summary>
    [JsonPropertyName("values")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Values { get; init; }
}
