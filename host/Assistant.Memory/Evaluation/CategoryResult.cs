namespace Assistant.Memory.Evaluation;

/// <summary>Figures of the questions of one category; means as in <see cref="EvaluationResult"/>. Immutable.</summary>
/// <param name="Name">The category.</param>
/// <param name="N">How many questions.</param>
/// <param name="Ndcg10">nDCG@10.</param>
/// <param name="Recall10">Recall@10.</param>
/// <param name="Mrr10">MRR@10.</param>
public sealed record CategoryResult(string Name, int N, double Ndcg10, double Recall10, double Mrr10);
