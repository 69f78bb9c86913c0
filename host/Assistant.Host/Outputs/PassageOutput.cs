using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>A passage as the command line and HTTP give it.</summary>
internal sealed record PassageOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("page")] int? Page,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("heading")] string? Heading,
    [property: JsonPropertyName("file")] string? File,
    [property: JsonPropertyName("link")] string? Link);
