namespace Assistant.Memory.Evaluation;

/// <summary>How the search did on one question. Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Ndcg10">Its nDCG@10, from 0 to 1.</param>
/// <param name="Rank">The rank of the first relevant hit, from 1; <see langword="null"/> where none is among the first ten.</param>
/// <param name="Found">The first ten hits, best first.</param>
public sealed record QuestionOutcome(EvaluationQuestion Question, double Ndcg10, int? Rank, IReadOnlyList<EvaluationHit> Found);
