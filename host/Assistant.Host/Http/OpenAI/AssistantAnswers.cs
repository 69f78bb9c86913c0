using System.Runtime.CompilerServices;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;
using Assistant.Governance.Usage;
using Assistant.Host.Http.Agent;
using Assistant.Host.Outputs;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// The model <c>assistant</c>: a whole turn on the last question of the user, with the messages before as its history. What a client says as
/// “system” has no effect: a turn has rules of its own. The text goes out after its checks, since a stream cannot take anything back.
/// </summary>
/// <param name="runTurn">Runs a turn.</param>
/// <param name="counter">Counts the turns.</param>
/// <param name="timeProvider">For how long they took.</param>
internal sealed class AssistantAnswers(Func<Question, CancellationToken, IAsyncEnumerable<TurnEvent>> runTurn, UsageCounter counter, TimeProvider timeProvider)
{
    /// <summary>The answer; <see cref="WaitingContent"/> while it is being made.</summary>
    /// <exception cref="OpenAIException">The request asks for what a turn does not have.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> AnswerAsync(HttpContext context, ChatRequest request, ModelTarget target, Caller caller)
    {
        if (request.Options.Tools is not null)
            throw OpenAIException.Unsupported("tools", "cannot be sent to “assistant”, which has tools of its own; send them to “chat”.");
        if (request.Options.ResponseFormat is { } format && format != ChatResponseFormat.Text)
            throw OpenAIException.Unsupported("response_format", "must be text for “assistant”; send the request to “chat”.");
        if (request.Messages[^1] is not { Role.Value: "user" } last || !IsText(last))
            throw OpenAIException.Invalid("messages", "must end with a question of the user in text.");
        var question = new Question(last.Text, caller, target.City.Configuration.City)
        {
            Culture = HttpTexts.Culture(context),
            History = [.. request.Messages.SkipLast(1).Where(message => (message.Role == ChatRole.User || message.Role == ChatRole.Assistant) && IsText(message))],
        };
        return RunAsync(question, context.RequestAborted);
    }

    private static bool IsText(ChatMessage message) => message.Contents.All(content => content is TextContent);

    private async IAsyncEnumerable<ChatResponseUpdate> RunAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var usage = new TurnUsage(counter, question.City, timeProvider);
        await foreach (var happened in runTurn(question, cancellationToken))
        {
            usage.See(happened);
            yield return happened is TurnEvent.Finished finished ? Last(finished.Answer, question) : new ChatResponseUpdate(ChatRole.Assistant, [WaitingContent.Instance]);
        }
    }

    private static ChatResponseUpdate Last(Answer answer, Question question) => new(
        ChatRole.Assistant,
        [new TextContent(AnswerText.Of(answer, question.Culture)), new CitationsContent([.. answer.Citations.Select(citation => CitationOutput.Of(citation, question.Culture))])])
    {
        ModelId = answer.Model,
        FinishReason = answer.IsPartial ? ChatFinishReason.Length : ChatFinishReason.Stop,
    };
}
