using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Filters;
using Assistant.Sdk;

namespace Assistant.Host.Outputs;

/// <summary>
/// A citation as the command line and HTTP give it; <c>recognized</c>: read from a scan by text recognition, <c>sameText</c>: where else the
/// text stands, <c>newer</c>: the newest paper of the same kind and title, where the cited one is older.
/// </summary>
internal sealed record CitationOutput(
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("document")] DocumentOutput Document,
    [property: JsonPropertyName("page")] int? Page,
    [property: JsonPropertyName("quote")] string Quote,
    [property: JsonPropertyName("file")] string? File,
    [property: JsonPropertyName("link")] string? Link,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("committee")] string? Committee,
    [property: JsonPropertyName("paperType")] string? PaperType,
    [property: JsonPropertyName("recognized")] bool Recognized,
    [property: JsonPropertyName("sameText")] IReadOnlyList<DocumentOutput> SameText,
    [property: JsonPropertyName("newer")] DocumentOutput? Newer)
{
    public static CitationOutput Of(Citation citation, CultureInfo culture) => new(
        citation.Number,
        DocumentOutput.Of(citation.Document, citation.Facets, culture),
        citation.Document.Page,
        citation.Quote,
        citation.File,
        citation.Link?.AbsoluteUri,
        citation.PassageId,
        FacetLabels.Of(citation.Facets, FacetNames.Committee, culture),
        FacetLabels.Of(citation.Facets, FacetNames.PaperType, culture),
        citation.IsRecognized,
        [.. (citation.SameText ?? []).Select(other => DocumentOutput.Of(other, culture))],
        citation.Newer is { } newer ? DocumentOutput.Of(newer, culture) : null);
}
