using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>What <c>models --json</c> prints.</summary>
internal sealed record ModelsOutput(
    [property: JsonPropertyName("endpoints")] IReadOnlyList<ModelEndpointOutput> Endpoints,
    [property: JsonPropertyName("cities")] IReadOnlyList<CityModelsOutput> Cities,
    [property: JsonPropertyName("errors")] IReadOnlyList<string> Errors);
