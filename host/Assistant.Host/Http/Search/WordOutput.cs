using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Search;

/// <summary>A word of a search, and in how many passages it stands.</summary>
internal sealed record WordOutput([property: JsonPropertyName("word")] string Word, [property: JsonPropertyName("passages")] long Passages);
