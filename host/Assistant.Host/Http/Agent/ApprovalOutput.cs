using System.Text.Json.Serialization;
using Assistant.Host.Outputs;

namespace Assistant.Host.Http.Agent;

/// <summary>The value of the custom event <c>approval</c>: a call that waits for the person. What runs is the call kept on the server.</summary>
internal sealed record ApprovalOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("tool")] string Tool,
    [property: JsonPropertyName("arguments")] string Arguments,
    [property: JsonPropertyName("question")] string Question,
    [property: JsonPropertyName("labels")] IReadOnlyList<ArgumentLabelOutput> Labels);
