using System.Globalization;
using System.Net;
using System.Text;

namespace Assistant.Memory.Evaluation;

/// <summary>A run as a page of its own, without script: figures by category, what has changed, and each failure beside what was expected.</summary>
public static class EvaluationReport
{
    private const int ExcerptLength = 400;

    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #171a2b; background: #fff; }
        table { border-collapse: collapse; } th, td { text-align: right; padding: .3rem .8rem; border-bottom: 1px solid #c9cde0; } th:first-child, td:first-child { text-align: left; }
        article { border-top: 2px solid #171a2b; margin-top: 2rem; } .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; } .hit { margin: 0 0 1rem; overflow-wrap: anywhere; }
        .hit p { margin: .2rem 0; } .id { color: #51577a; font-size: .85rem; } .right { border-left: .3rem solid #0b6b3a; padding-left: .6rem; } @media (max-width: 50rem) { .sides { grid-template-columns: 1fr; } }
        @media (prefers-color-scheme: dark) { body { color: #eceef8; background: #14161f; } th, td { border-color: #444a66; } article { border-color: #eceef8; } .id { color: #aab0d0; } .right { border-color: #4cc98a; } }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The run, with its outcomes.</param>
    /// <param name="comparison">What has changed since the run before; <see langword="null"/> for the first one.</param>
    /// <param name="describe">What is known of an id that was expected; <see langword="null"/> for nothing.</param>
    public static void Write(TextWriter writer, EvaluationRun run, EvaluationComparison? comparison, Func<string, EvaluationHit?> describe)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(describe);
        var failures = run.Result.Outcomes.Where(outcome => outcome.Rank != 1).OrderBy(outcome => outcome.Ndcg10).ThenBy(outcome => outcome.Question.Id, StringComparer.Ordinal).ToList();
        writer.Write($"<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(run.Set)}</title><style>{Style}</style></head><body>");
        writer.Write($"<h1>Suche: {Text(run.Set)}</h1><p>{Text(run.At.ToString("d. MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("de-DE")))} UTC · {Text(run.Index)} · {Number(run.Result.Passages)} Passagen · Median {Figure(run.Result.P50Milliseconds, "0.0")} ms, 95 % unter {Figure(run.Result.P95Milliseconds, "0.0")} ms</p>");
        WriteTable(writer, run, comparison?.Before);
        if (comparison is not null)
            WriteChanges(writer, comparison);
        writer.Write($"<h2>Nicht an erster Stelle: {failures.Count} von {run.Result.N}</h2>");
        foreach (var failure in failures)
            WriteFailure(writer, failure, describe);
        writer.Write("</body></html>");
    }

    private static void WriteTable(TextWriter writer, EvaluationRun run, EvaluationRun? before)
    {
        writer.Write("<table><thead><tr><th>Fragen</th><th>Anzahl</th><th>nDCG@10</th><th>zuvor</th><th>Recall@10</th><th>MRR@10</th></tr></thead><tbody>");
        var earlier = before?.Result.Categories.ToDictionary(category => category.Name, category => category.Ndcg10, StringComparer.Ordinal);
        foreach (var category in run.Result.Categories)
            WriteRow(writer, category, earlier is not null && earlier.TryGetValue(category.Name, out var value) ? value : null);
        WriteRow(writer, new CategoryResult("alle", run.Result.N, run.Result.Ndcg10, run.Result.Recall10, run.Result.Mrr10), before?.Result.Ndcg10);
        writer.Write("</tbody></table>");
    }

    private static void WriteRow(TextWriter writer, CategoryResult row, double? before) => writer.Write(
        $"<tr><td>{Text(row.Name)}</td><td>{row.N}</td><td>{Figure(row.Ndcg10)}</td><td>{(before is { } value ? Figure(value) : "–")}</td><td>{Figure(row.Recall10)}</td><td>{Figure(row.Mrr10)}</td></tr>");

    private static void WriteChanges(TextWriter writer, EvaluationComparison comparison)
    {
        writer.Write($"<h2>Seit dem {Text(comparison.Before.At.ToString("d. MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("de-DE")))} UTC</h2>");
        writer.Write($"<p>nDCG@10 {Figure(comparison.Ndcg10, "+0.0000;−0.0000;±0.0000")} · besser: {Text(List(comparison.Better))} · schlechter: {Text(List(comparison.Worse))}</p>");
    }

    private static string List(IReadOnlyList<string> ids) => ids.Count == 0 ? "keine" : $"{ids.Count} ({string.Join(", ", ids.Take(20))}{(ids.Count > 20 ? " …" : "")})";

    private static void WriteFailure(TextWriter writer, QuestionOutcome outcome, Func<string, EvaluationHit?> describe)
    {
        var rank = outcome.Rank is { } place ? $"an Stelle {place}" : "nicht unter den ersten zehn";
        writer.Write($"<article><h3>{Text(outcome.Question.Question)}</h3><p class=\"id\">{Text(outcome.Question.Id)} · nDCG@10 {Figure(outcome.Ndcg10)} · {rank}</p><div class=\"sides\"><section><h4>Erwartet</h4>");
        foreach (var (id, grade) in outcome.Question.Relevant.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            WriteHit(writer, describe(id) ?? new EvaluationHit(id, null, null), $"Grad {grade}", isRight: true);
        writer.Write("</section><section><h4>Gefunden</h4>");
        foreach (var (hit, at) in outcome.Found.Select((hit, at) => (hit, at)))
            WriteHit(writer, hit, $"{at + 1}.", outcome.Question.Relevant.ContainsKey(hit.Id));
        writer.Write(outcome.Found.Count == 0 ? "<p>nichts</p></section></div></article>" : "</section></div></article>");
    }

    private static void WriteHit(TextWriter writer, EvaluationHit hit, string label, bool isRight) => writer.Write(
        $"<div class=\"hit{(isRight ? " right" : "")}\"><strong>{Text(label)} {Text(hit.Title ?? "")}</strong><p>{Text(Excerpt(hit.Text ?? ""))}</p><p class=\"id\">{Text(hit.Id)}</p></div>");

    private static string Excerpt(string text)
    {
        if (text.Length <= ExcerptLength)
            return text;
        var end = char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return new StringBuilder(text, 0, end, end + 2).Append(" …").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Figure(double value, string format = "0.0000") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.GetCultureInfo("de-DE"));
}
