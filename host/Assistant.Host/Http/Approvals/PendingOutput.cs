using System.Text.Json.Serialization;
using Assistant.Host.Outputs;

namespace Assistant.Host.Http.Approvals;

/// <summary>A call that waits for its person.</summary>
internal sealed record PendingOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("tool")] string Tool,
    [property: JsonPropertyName("arguments")] string Arguments,
    [property: JsonPropertyName("question")] string Question,
    [property: JsonPropertyName("expiresAt")] DateTimeOffset ExpiresAt,
    [property: JsonPropertyName("labels")] IReadOnlyList<ArgumentLabelOutput> Labels);
