using System.Text.Json.Serialization;
using Assistant.Host.Outputs.Parts;

namespace Assistant.Host.Http.Agent;

/// <summary>The value of the custom event <c>parts</c>: what a tool call gave, as what it is.</summary>
internal sealed record PartsOutput(
    [property: JsonPropertyName("callId")] string CallId,
    [property: JsonPropertyName("tool")] string Tool,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("parts")] IReadOnlyList<PartOutput> Parts);
