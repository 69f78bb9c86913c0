using System.Text.Json.Serialization;

namespace Assistant.Models.Servers.Ollama;

/// <summary>What Ollama tells of itself and its models.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(ShowAnswer))]
internal sealed partial class OllamaJson : JsonSerializerContext;
