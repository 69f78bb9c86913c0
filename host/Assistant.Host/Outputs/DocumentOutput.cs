using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Sdk;

namespace Assistant.Host.Outputs;

/// <summary>A document as the command line and HTTP give it.</summary>
internal sealed record DocumentOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("reference")] string? Reference,
    [property: JsonPropertyName("date")] string? Date,
    [property: JsonPropertyName("url")] string? Url)
{
    public static DocumentOutput Of(SourceReference document) => new(
        document.DocumentId,
        document.Title,
        document.Reference,
        document.Date?.ToString("O", CultureInfo.InvariantCulture),
        document.Url?.AbsoluteUri);
}
