using System.Text.Json.Serialization;
using Assistant.Governance.Feedback;

namespace Assistant.Host.Http.Feedback;

/// <summary>What a person has said of an answer; <c>verdict</c> is right or wrong, <c>share</c> whether operators may read question and answer.</summary>
internal sealed record FeedbackOutput(
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("sources")] IReadOnlyList<int> Sources,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("share")] bool Share)
{
    public static FeedbackOutput Of(PersonFeedback feedback) => new(feedback.Verdict == FeedbackVerdict.Right ? "right" : "wrong", feedback.Sources, feedback.Text, feedback.Share);
}
