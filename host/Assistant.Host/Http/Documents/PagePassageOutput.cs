using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Documents;

/// <summary>A passage of a page, word for word as extracted; <c>recognized</c>: read from a scan by text recognition.</summary>
internal sealed record PagePassageOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("heading")] string? Heading,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("recognized")] bool Recognized);
