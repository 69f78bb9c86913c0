using System.Text.Json.Serialization;
using Assistant.Sdk;

namespace Assistant.Host.Outputs;

/// <summary>A passage as the command line and HTTP give it; <c>recognized</c>: read from a scan by text recognition.</summary>
internal sealed record PassageOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("page")] int? Page,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("heading")] string? Heading,
    [property: JsonPropertyName("file")] string? File,
    [property: JsonPropertyName("link")] string? Link,
    [property: JsonPropertyName("recognized")] bool Recognized)
{
    public static PassageOutput Of(Hit hit) => new(hit.PassageId, hit.Document.Page, hit.Text, hit.Heading, hit.File, hit.Link?.AbsoluteUri, hit.IsRecognized);
}
