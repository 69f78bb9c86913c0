using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A short message; <c>level</c> is info, warning or error.</summary>
internal sealed record NoticePartOutput(
    [property: JsonPropertyName("level")] string Level,
    [property: JsonPropertyName("text")] string Text,
    IReadOnlyList<DocumentOutput> Sources) : PartOutput(Sources);
