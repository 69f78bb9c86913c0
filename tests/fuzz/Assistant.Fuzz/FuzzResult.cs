namespace Assistant.Fuzz;

/// <summary>What came of a run.</summary>
/// <param name="Mutants">How many mutated lines were fed, each in an answer of its own.</param>
/// <param name="Updates">How many updates came out.</param>
/// <param name="Completed">How many answers were accepted to their end.</param>
/// <param name="Refused">How many answers ended in the one exception that is allowed.</param>
/// <param name="Failures">The answers that ended in another, with it; at most a hundred.</param>
internal sealed record FuzzResult(long Mutants, long Updates, long Completed, long Refused, IReadOnlyList<string> Failures);
