namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How much feedback nobody has dealt with.</summary>
internal sealed record FeedbackOverview(int Open);
