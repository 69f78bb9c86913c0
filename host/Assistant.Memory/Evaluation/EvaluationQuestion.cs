namespace Assistant.Memory.Evaluation;

/// <summary>A question whose relevant passages or documents are known. Immutable.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Question">As a person types it.</param>
/// <param name="Relevant">Ids of what answers it, with a grade of 1 or more. Empty: nothing does.</param>
public sealed record EvaluationQuestion(string Id, string Question, IReadOnlyDictionary<string, int> Relevant)
{
    /// <summary>Which kind of question it is; figures are told for each. Default: none.</summary>
    public string? Category { get; init; }
}
