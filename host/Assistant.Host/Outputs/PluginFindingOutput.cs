using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>One finding of <c>plugins verify --json</c>.</summary>
internal sealed record PluginFindingOutput(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("message")] string Message);
