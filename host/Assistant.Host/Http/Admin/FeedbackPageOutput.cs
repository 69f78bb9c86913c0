namespace Assistant.Host.Http.Admin;

/// <summary>A page of feedback.</summary>
internal sealed record FeedbackPageOutput(IReadOnlyList<FeedbackItemOutput> Items, string? Next);
