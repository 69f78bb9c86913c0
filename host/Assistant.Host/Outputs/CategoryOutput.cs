using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs;

/// <summary>The figures of one category in <see cref="EvaluationOutput"/>.</summary>
internal sealed record CategoryOutput(
    [property: JsonPropertyName("category")] string Category,
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("ndcg10")] double Ndcg10,
    [property: JsonPropertyName("recall10")] double Recall10,
    [property: JsonPropertyName("mrr10")] double Mrr10);
