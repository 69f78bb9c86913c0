namespace Assistant.Governance.Feedback;

/// <summary>What a person says of an answer of theirs. Immutable.</summary>
/// <param name="Verdict">Right or wrong.</param>
/// <param name="Sources">The numbers of the citations that are meant; empty: the answer as a whole.</param>
/// <param name="Text">In the person's own words; may be empty.</param>
/// <param name="Share">Whether operators may read the question and the answer.</param>
public sealed record PersonFeedback(FeedbackVerdict Verdict, IReadOnlyList<int> Sources, string Text, bool Share);
