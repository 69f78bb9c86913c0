using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Memory.Documents;

namespace Assistant.Host.Http.Documents;

/// <summary>A file of a document. <c>viewable</c> is pdf, text or none; <c>reason</c> says in a sentence what is wrong with it.</summary>
internal sealed record DocumentFileOutput(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("mediaType")] string? MediaType,
    [property: JsonPropertyName("pages")] int? Pages,
    [property: JsonPropertyName("bytes")] long? Bytes,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("url")] string? Url,
    [property: JsonPropertyName("viewable")] string Viewable)
{
    public static DocumentFileOutput Of(DocumentFile file, CultureInfo culture)
    {
        var state = file.State.ToString();
        return new DocumentFileOutput(
            file.Id,
            file.Name,
            file.MediaType,
            file.Pages,
            file.Bytes,
            char.ToLowerInvariant(state[0]) + state[1..],
            DocumentTexts.For(culture).State(file.State),
            file.Url?.AbsoluteUri,
            file.IsPdf ? "pdf" : file.HasText ? "text" : "none");
    }
}
