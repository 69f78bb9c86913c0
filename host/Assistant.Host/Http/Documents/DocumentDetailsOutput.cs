using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;
using Assistant.Memory.Documents;
using Assistant.Sdk;

namespace Assistant.Host.Http.Documents;

/// <summary>A document with its files. <c>key</c> is the id as it stands in addresses; committee, paper type and outcome as people read them.</summary>
internal sealed record DocumentDetailsOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("reference")] string? Reference,
    [property: JsonPropertyName("date")] string? Date,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("url")] string? Url,
    [property: JsonPropertyName("committee")] string? Committee,
    [property: JsonPropertyName("paperType")] string? PaperType,
    [property: JsonPropertyName("outcome")] string? Outcome,
    [property: JsonPropertyName("facets")] IReadOnlyDictionary<string, IReadOnlyList<string>> Facets,
    [property: JsonPropertyName("files")] IReadOnlyList<DocumentFileOutput> Files)
{
    public static DocumentDetailsOutput Of(DocumentDetails document, CultureInfo culture) => new(
        document.Id,
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(document.Id)),
        document.Title,
        document.Reference,
        document.Date?.ToString("O", CultureInfo.InvariantCulture),
        document.Kind,
        document.Url?.AbsoluteUri,
        FacetLabels.Of(document.Facets, FacetNames.Committee, culture),
        FacetLabels.Of(document.Facets, FacetNames.PaperType, culture),
        FacetLabels.Of(document.Facets, FacetNames.Outcome, culture),
        document.Facets,
        [.. document.Files.Select(file => DocumentFileOutput.Of(file, culture))]);
}
