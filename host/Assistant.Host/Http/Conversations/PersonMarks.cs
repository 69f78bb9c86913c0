using Assistant.Conversations.Forms;
using Assistant.Governance.Feedback;
using Assistant.Host.Http.Feedback;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Conversations;

/// <summary>What a person has said of the answers of a conversation and typed into their forms; shown to them alone. Immutable.</summary>
internal sealed record PersonMarks(IReadOnlyDictionary<string, PersonFeedback> Feedback, ILookup<string, FormEntry> Forms)
{
    public static async Task<PersonMarks> ReadAsync(HttpContext context, Caller caller, string conversationId) => new(
        await context.RequestServices.GetRequiredService<FeedbackStore>().ReadAsync(caller, conversationId, context.RequestAborted),
        (await context.RequestServices.GetRequiredService<FormEntryStore>().ReadAsync(caller, conversationId, context.RequestAborted)).ToLookup(entry => entry.MessageId, StringComparer.Ordinal));

    /// <summary>The message with its marks.</summary>
    public MessageOutput Mark(MessageOutput message) => message with
    {
        Feedback = Feedback.TryGetValue(message.Id, out var feedback) ? FeedbackOutput.Of(feedback) : null,
        Forms = Forms[message.Id].Select(entry => new FormOutput(entry.Form, entry.Values)).ToList() is { Count: > 0 } forms ? forms : null,
    };
}
