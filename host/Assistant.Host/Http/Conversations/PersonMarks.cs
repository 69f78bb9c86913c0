using Assistant.Conversations.Forms;
using Assistant.Governance.Feedback;
using Assistant.Host.Http.Feedback;
using Assistant.Host.Outputs;
using Assistant.Host.Outputs.Parts;
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
        Answer = message.Answer is { } answer && Forms.Contains(message.Id) ? Fill(answer, Forms[message.Id].ToDictionary(entry => entry.Form, entry => entry.Values)) : message.Answer,
    };

    // Forms are counted through all tool calls of the answer, as the page counts them.
    private static AnswerOutput Fill(AnswerOutput answer, Dictionary<int, IReadOnlyDictionary<string, string>> values)
    {
        var form = 0;
        PartOutput Filled(PartOutput part) => part is FormPartOutput draft ? draft with { Values = values.GetValueOrDefault(form++) } : part;
        return answer with { Parts = [.. answer.Parts.Select(call => call with { Parts = [.. call.Parts.Select(Filled)] })] };
    }
}
