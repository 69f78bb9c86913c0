using System.Text.Json.Serialization;
using Assistant.PluginHosting;

namespace Assistant.Host.Outputs;

/// <summary>What <c>plugins verify --json</c> gives.</summary>
internal sealed record PluginCheckOutput(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("version")] string? Version,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("steps")] IReadOnlyList<string> Steps,
    [property: JsonPropertyName("findings")] IReadOnlyList<PluginFindingOutput> Findings)
{
    public static PluginCheckOutput Of(PluginCheck check) => new(
        check.Manifest?.Id,
        check.Manifest?.Version,
        check.State.ToString(),
        check.Steps,
        [.. check.Findings.Select(finding => new PluginFindingOutput(finding.Id, finding.Path, finding.Message))]);
}
