using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>Where a plugin stands in a city.</summary>
internal sealed record PluginCityOutput(
    [property: JsonPropertyName("city")] string City,
    [property: JsonPropertyName("active")] bool Active,
    [property: JsonPropertyName("reason")] string? Reason);
