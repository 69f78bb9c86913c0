using System.Text.Json.Serialization;
using Assistant.Conversations.Evidence;

namespace Assistant.Host.Outputs;

/// <summary>What <c>evidence verify --json</c> gives.</summary>
internal sealed record EvidenceOutput(
    [property: JsonPropertyName("valid")] bool IsValid,
    [property: JsonPropertyName("findings")] IReadOnlyList<string> Findings,
    [property: JsonPropertyName("signed_by")] string? SignedBy,
    [property: JsonPropertyName("files")] int Files,
    [property: JsonPropertyName("quotes")] int Quotes,
    [property: JsonPropertyName("city")] string? City,
    [property: JsonPropertyName("question")] string? Question,
    [property: JsonPropertyName("answered_at")] DateTimeOffset? AnsweredAt)
{
    public static EvidenceOutput Of(EvidenceReport report) => new(
        report.IsValid,
        report.Findings,
        report.KeyFingerprint,
        report.Files,
        report.Quotes,
        report.Document?.City,
        report.Document?.Question,
        report.Document?.AnsweredAt);
}
