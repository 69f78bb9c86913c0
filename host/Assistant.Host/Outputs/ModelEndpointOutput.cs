using System.Text.Json.Serialization;
using Assistant.Models.Endpoints;

namespace Assistant.Host.Outputs;

/// <summary>A model server as <c>models --json</c> gives it.</summary>
internal sealed record ModelEndpointOutput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("since")] DateTimeOffset Since,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("next_probe")] DateTimeOffset? NextProbe,
    [property: JsonPropertyName("version")] string? Version,
    [property: JsonPropertyName("models")] IReadOnlyList<string> Models,
    [property: JsonPropertyName("loaded")] IReadOnlyDictionary<string, int> Loaded,
    [property: JsonPropertyName("in_flight")] int InFlight,
    [property: JsonPropertyName("parallel")] int Parallel)
{
    public static ModelEndpointOutput Of(EndpointStatus endpoint) => new(
        endpoint.Name,
        endpoint.Url,
        endpoint.Kind.ToString(),
        endpoint.State.ToString(),
        endpoint.Since,
        endpoint.Reason,
        endpoint.NextProbe,
        endpoint.Version,
        endpoint.Models,
        endpoint.Loaded,
        endpoint.InFlight,
        endpoint.Parallel);
}
