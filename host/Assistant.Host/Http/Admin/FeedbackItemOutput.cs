using Assistant.Governance.Feedback;

namespace Assistant.Host.Http.Admin;

/// <summary>What somebody said of an answer; question and answer only where they share them.</summary>
internal sealed record FeedbackItemOutput(
    string Id, string City, DateTimeOffset At, string Verdict, IReadOnlyList<int> Sources, string Text, string? Question, string? Answer, string Mode, string? Model, string State, string? Note)
{
    public static FeedbackItemOutput Of(FeedbackItem item) => new(
        item.Id,
        item.CityId,
        item.At,
        AdminWords.Of(item.Verdict),
        item.Sources,
        item.Text,
        item.Question,
        item.Answer,
        item.Mode,
        item.Model,
        AdminWords.Of(item.State),
        item.Note);
}
