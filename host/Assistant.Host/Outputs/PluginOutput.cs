using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>A plugin as <c>plugins list --json</c> gives it.</summary>
internal sealed record PluginOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("since")] DateTimeOffset Since,
    [property: JsonPropertyName("cities")] IReadOnlyList<PluginCityOutput> Cities,
    [property: JsonPropertyName("findings")] IReadOnlyList<string> Findings);
