namespace Assistant.Governance.Feedback;

/// <summary>A page of a list. Immutable.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Asks for the next page; <see langword="null"/> on the last one.</param>
public sealed record FeedbackPage(IReadOnlyList<FeedbackItem> Items, string? Next);
