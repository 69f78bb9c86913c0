namespace Assistant.Governance.Judgements;

/// <summary>Whether a document answers a question, as an editor says. Immutable.</summary>
/// <param name="Question">The question, as a person typed it.</param>
/// <param name="DocumentId">The document's id at its source.</param>
/// <param name="Grade">0: it does not; 1: it helps; 2: it does.</param>
public sealed record Judgement(string Question, string DocumentId, int Grade);
