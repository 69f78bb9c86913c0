using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.History;
using Assistant.Host.Http.Feedback;
using Assistant.Host.Outputs;
using Assistant.Host.Outputs.Filters;

namespace Assistant.Host.Http.Conversations;

/// <summary>
/// A message; those with the same <c>parent</c> are versions of each other. <c>state</c> is running, done, stopped, interrupted or failed.
/// </summary>
internal sealed record MessageOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("parent")] string? Parent,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("note")] string? Note,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("endedAt")] DateTimeOffset? EndedAt,
    [property: JsonPropertyName("answer")] AnswerOutput? Answer,
    [property: JsonPropertyName("attachments")] IReadOnlyList<AttachmentOutput> Attachments,
    [property: JsonPropertyName("simple")] SimpleOutput? Simple)
{
    /// <summary>What the person has said of the answer.</summary>
    [JsonPropertyName("feedback")]
    public FeedbackOutput? Feedback { get; init; }

    /// <summary>Of a question: to which documents the person narrowed it, as its last answer says.</summary>
    [JsonPropertyName("filters")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FiltersOutput? Filters { get; init; }

    public static MessageOutput Of(StoredMessage message, CultureInfo culture) => new(
        message.Id,
        message.ParentId,
        message.Role == MessageRole.User ? "user" : "assistant",
        message.State.ToString().ToLowerInvariant(),
        message.Text,
        message.Note,
        message.CreatedAt,
        message.EndedAt,
        message.Answer is null ? null : AnswerOutput.Of(message.Answer.Answer, culture),
        [.. message.Attachments.Select(AttachmentOutput.Of)],
        message.Simple is null ? null : SimpleOutput.Of(message.Simple, culture));
}
