using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Documents;

/// <summary>A page of a file; without number where the file has no pages.</summary>
internal sealed record DocumentPageOutput(
    [property: JsonPropertyName("page")] int? Page,
    [property: JsonPropertyName("file")] long? File,
    [property: JsonPropertyName("passages")] IReadOnlyList<PagePassageOutput> Passages);
