namespace Assistant.Memory.Evaluation;

/// <summary>What has changed between two runs of the same set. Immutable.</summary>
/// <param name="Before">The run before.</param>
/// <param name="Ndcg10">How much nDCG@10 has risen; negative where it fell.</param>
/// <param name="Better">Ids of the questions that did better, the greatest gain first.</param>
/// <param name="Worse">Ids of the questions that did worse, the greatest loss first.</param>
public sealed record EvaluationComparison(EvaluationRun Before, double Ndcg10, IReadOnlyList<string> Better, IReadOnlyList<string> Worse)
{
    private const double Same = 1e-6;

    /// <summary>Compares two runs. Questions that only one of them has are left out of the lists.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="now">The later run.</param>
    public static EvaluationComparison Of(EvaluationRun before, EvaluationRun now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var changes = now.Questions
            .Where(question => before.Questions.ContainsKey(question.Key))
            .Select(question => (Id: question.Key, Change: question.Value - before.Questions[question.Key]))
            .OrderBy(question => question.Id, StringComparer.Ordinal)
            .ToList();
        return new EvaluationComparison(
            before,
            now.Result.Ndcg10 - before.Result.Ndcg10,
            [.. changes.Where(question => question.Change > Same).OrderByDescending(question => question.Change).Select(question => question.Id)],
            [.. changes.Where(question => question.Change < -Same).OrderBy(question => question.Change).Select(question => question.Id)]);
    }
}
