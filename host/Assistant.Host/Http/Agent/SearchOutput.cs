using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Agent;

/// <summary>The value of the custom event <c>search</c>.</summary>
internal sealed record SearchOutput([property: JsonPropertyName("hits")] int Hits, [property: JsonPropertyName("passages")] long Passages);
