using System.Text.Json.Serialization;

namespace Assistant.Host.Http.Conversations;

/// <summary>What the person has typed into a form of an answer; 0 is the answer's first form.</summary>
internal sealed record FormOutput(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("values")] IReadOnlyDictionary<string, string> Values);
