using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Host.Outputs;

/// <summary>A document as the command line and HTTP give it; <c>committee</c> and <c>paperType</c> as people read them.</summary>
internal sealed record DocumentOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("reference")] string? Reference,
    [property: JsonPropertyName("date")] string? Date,
    [property: JsonPropertyName("url")] string? Url,
    [property: JsonPropertyName("committee")] string? Committee,
    [property: JsonPropertyName("paperType")] string? PaperType)
{
    public static DocumentOutput Of(SourceReference document, IReadOnlyDictionary<string, IReadOnlyList<string>>? facets, CultureInfo culture) => new(
        document.DocumentId,
        document.Title,
        document.Reference,
        document.Date?.ToString("O", CultureInfo.InvariantCulture),
        document.Url?.AbsoluteUri,
        FacetLabels.Of(facets, FacetNames.Committee, culture),
        FacetLabels.Of(facets, FacetNames.PaperType, culture));

    public static DocumentOutput Of(RelatedDocument other, CultureInfo culture) => Of(other.Document, other.Facets, culture);
}
