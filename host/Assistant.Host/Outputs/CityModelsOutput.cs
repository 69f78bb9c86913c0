using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>A city's roles as <c>models --json</c> gives them.</summary>
internal sealed record CityModelsOutput(
    [property: JsonPropertyName("city")] string City,
    [property: JsonPropertyName("roles")] IReadOnlyList<ModelRoleOutput> Roles);
