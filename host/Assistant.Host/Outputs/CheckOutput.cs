using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>A checked line as <c>check --json</c> gives it.</summary>
internal sealed record CheckOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("supported")] bool Supported,
    [property: JsonPropertyName("findings")] IReadOnlyList<CheckFindingOutput> Findings);
