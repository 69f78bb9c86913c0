using System.Text.Json.Serialization;

namespace Assistant.Memory.Evaluation;

[JsonSerializable(typeof(EvaluationRun))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class EvaluationJson : JsonSerializerContext;
