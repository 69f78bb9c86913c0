using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>What <c>doctor --json</c> prints.</summary>
internal sealed record DoctorOutput(
    [property: JsonPropertyName("findings")] IReadOnlyList<FindingOutput> Findings,
    [property: JsonPropertyName("not_examined")] IReadOnlyList<string> NotExamined,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes);
