using System.Text.Json.Serialization;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>What an OpenAI-compatible server tells of its models.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ModelsAnswer))]
internal sealed partial class OpenAIJson : JsonSerializerContext;
