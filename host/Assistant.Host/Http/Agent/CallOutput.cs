using System.Text.Json.Serialization;
using Assistant.Host.Outputs;

namespace Assistant.Host.Http.Agent;

/// <summary>The value of the custom event <c>call</c>: what a tool and the arguments of a call are called for people.</summary>
internal sealed record CallOutput(
    [property: JsonPropertyName("callId")] string CallId,
    [property: JsonPropertyName("tool")] string Tool,
    [property: JsonPropertyName("title")] string? Title,
    [property: JsonPropertyName("labels")] IReadOnlyList<ArgumentLabelOutput> Labels);
