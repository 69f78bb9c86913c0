using System.Text.Json.Serialization;

namespace Assistant.Host.Http;

/// <summary>A city as the page lists it.</summary>
internal sealed record CityOutput([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("name")] string Name);
