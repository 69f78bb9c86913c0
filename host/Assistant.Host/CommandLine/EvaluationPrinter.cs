using System.Globalization;
using Assistant.Memory.Evaluation;

namespace Assistant.Host.CommandLine;

/// <summary>A run for the terminal: a table by category, and what has changed since the last one.</summary>
internal static class EvaluationPrinter
{
    private const int Named = 10;

    public static void Print(EvaluationRun run, EvaluationComparison? comparison, string? file)
    {
        var result = run.Result;
        var width = Math.Max(10, result.Categories.Select(category => category.Name.Length).DefaultIfEmpty().Max());
        var before = comparison?.Before.Result.Categories.ToDictionary(category => category.Name, category => category.Ndcg10, StringComparer.Ordinal);
        Terminal.Line($"{"category".PadRight(width)}  questions  nDCG@10   before  recall@10  MRR@10");
        foreach (var category in result.Categories)
            Row(width, category, before is not null && before.TryGetValue(category.Name, out var value) ? value : null);
        Row(width, new CategoryResult("all", result.N, result.Ndcg10, result.Recall10, result.Mrr10), comparison?.Before.Result.Ndcg10);
        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"recall@5 {result.Recall5:0.0000}   passages {result.Passages}   p50 {result.P50Milliseconds:0.0} ms   p95 {result.P95Milliseconds:0.0} ms   indexed in {result.IndexSeconds:0.0} s   {run.Index}"));
        if (comparison is not null)
        {
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"since {comparison.Before.At:yyyy-MM-dd HH:mm} UTC ({comparison.Before.Index}): nDCG@10 {comparison.Ndcg10:+0.0000;-0.0000;0.0000}"));
            Terminal.Line($"  better: {List(comparison.Better)}");
            Terminal.Line($"  worse:  {List(comparison.Worse)}");
        }

        if (file is not null)
            Terminal.Line($"kept in {file}");
    }

    private static void Row(int width, CategoryResult row, double? before) => Terminal.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Name.PadRight(width)}  {row.N,9}  {row.Ndcg10,7:0.0000}  {before,7:0.0000}  {row.Recall10,9:0.0000}  {row.Mrr10,6:0.0000}"));

    private static string List(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? "none" : $"{ids.Count} ({string.Join(", ", ids.Take(Named))}{(ids.Count > Named ? " …" : "")})";
}
