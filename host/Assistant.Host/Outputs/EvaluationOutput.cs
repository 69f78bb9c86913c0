using System.Text.Json.Serialization;
using Assistant.Memory.Evaluation;

namespace Assistant.Host.Outputs;

/// <summary>What <c>eval --json</c> prints.</summary>
internal sealed record EvaluationOutput(
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("ndcg10")] double Ndcg10,
    [property: JsonPropertyName("recall5")] double Recall5,
    [property: JsonPropertyName("recall10")] double Recall10,
    [property: JsonPropertyName("mrr10")] double Mrr10,
    [property: JsonPropertyName("p50_ms")] double P50,
    [property: JsonPropertyName("p95_ms")] double P95,
    [property: JsonPropertyName("passages")] long Passages,
    [property: JsonPropertyName("index_seconds")] double IndexSeconds,
    [property: JsonPropertyName("index")] string Index,
    [property: JsonPropertyName("categories")] IReadOnlyList<CategoryOutput> Categories)
{
    public static EvaluationOutput Of(EvaluationResult result) => new(
        result.N,
        Math.Round(result.Ndcg10, 4),
        Math.Round(result.Recall5, 4),
        Math.Round(result.Recall10, 4),
        Math.Round(result.Mrr10, 4),
        Math.Round(result.P50Milliseconds, 2),
        Math.Round(result.P95Milliseconds, 2),
        result.Passages,
        Math.Round(result.IndexSeconds, 2),
        result.Index,
        [.. result.Categories.Select(category => new CategoryOutput(category.Name, category.N, Math.Round(category.Ndcg10, 4), Math.Round(category.Recall10, 4), Math.Round(category.Mrr10, 4)))]);
}
