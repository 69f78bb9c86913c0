using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>A tool call as <c>ask --json</c> gives it.</summary>
internal sealed record ToolOutput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("arguments")] string Arguments,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("labels")] IReadOnlyList<ArgumentLabelOutput>? Labels);
