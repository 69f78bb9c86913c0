using System.Runtime.CompilerServices;
using Assistant.Conversations.Approvals;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.ToolLoop;

/// <summary>
/// Runs the tools that the model asks for and asks it again, until it answers without a call. For one turn; calls of it may overlap.
/// </summary>
/// <remarks>
/// <para>What it yields, and nothing else tells of the calls: text and the like as they come; for each call an update with the
/// <see cref="FunctionCallContent"/> before it runs, and right after it one with its <see cref="FunctionResultContent"/>, whose
/// <see cref="AIContent.RawRepresentation"/> is a <see cref="ToolCallReport"/>; a <see cref="ToolApprovalRequestContent"/> for each call that
/// waits for a person, which ends the turn (its <see cref="AIContent.RawRepresentation"/> is the <see cref="StoredCall"/>); an <see cref="ErrorContent"/> with a code of <see cref="ToolLoopNotes"/> where the loop has
/// something to say of itself; at the end one update with the sum of the usage and the finish reason.</para>
/// <para>To the model it sends back one message with its text and all its calls, and right after it one with all results, in the order of the calls.</para>
/// <para>Failures of the model are thrown as they are; failures of tools never.</para>
/// </remarks>
internal sealed class ToolLoopChatClient : DelegatingChatClient
{
    private readonly ToolLoopTurn _turn;
    private readonly ToolLoopOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _log;
    private readonly ToolInvoker _invoker;

    public ToolLoopChatClient(IChatClient innerClient, ToolLoopTurn turn, ToolLoopOptions options, TimeProvider timeProvider, ILoggerFactory loggers)
        : base(innerClient)
    {
        _turn = turn;
        _options = options.Validated();
        _timeProvider = timeProvider;
        _log = loggers.CreateLogger("Assistant.Conversations.ToolLoop");
        _invoker = new ToolInvoker(_options, turn.Wrap, timeProvider, _log);
    }

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var history = messages.ToList();
        var planner = new CallPlanner(_options, _turn, options?.Tools ?? [], history);
        var state = new LoopState();
        var runner = new CallRunner(_invoker, _options, state, _timeProvider);
        var usage = new UsageDetails();
        for (var number = 1; ; number++)
        {
            var isLast = state.Ending is not null || !planner.HasTools || options?.ToolMode is NoneChatToolMode;
            var answer = new ModelAnswer(usage);
            await foreach (var update in base.GetStreamingResponseAsync([.. history], OptionsOf(options, number, state.Ending is not null), cancellationToken))
            {
                if (answer.Take(update) is { } passedOn)
                    yield return passedOn;
            }

            if (answer.Calls.Count == 0 || isLast)
            {
                if (answer.Calls.Count > 0)
                    yield return Ignored(answer);
                yield return End(answer, usage, answer.Calls.Count > 0 ? ChatFinishReason.Stop : answer.FinishReason);
                yield break;
            }

            var calls = planner.Plan(answer.Calls);
            var results = new List<AIContent>();
            await foreach (var content in runner.RunAsync([.. calls.Where(call => !call.NeedsApproval)], cancellationToken))
            {
                if (content is FunctionResultContent)
                    results.Add(content);
                yield return answer.Update(content is FunctionResultContent ? ChatRole.Tool : ChatRole.Assistant, content);
            }

            var waiting = calls.Where(call => call.NeedsApproval).ToList();
            foreach (var call in waiting)
                yield return answer.Update(ChatRole.Assistant, await AskAsync(call, cancellationToken));
            if (waiting.Count > 0)
            {
                yield return End(answer, usage, ChatFinishReason.ToolCalls);
                yield break;
            }

            history.Add(answer.ToMessage(calls.Select(call => call.Content)));
            history.Add(new ChatMessage(ChatRole.Tool, results));
            if (number >= _options.MaxIterations)
                state.End(ToolLoopNotes.IterationsUsedUp);
            if (state.Ending is { } reason)
                yield return Note(answer, reason, "The next answer is the last one of this turn; no tools are called any more.");
        }
    }

    // A model that must call a tool would do so for ever; without tools it has to answer.
    private static ChatOptions? OptionsOf(ChatOptions? options, int number, bool isEnding)
    {
        if (options is null || (!isEnding && (number == 1 || options.ToolMode is not RequiredChatToolMode)))
            return options;
        var own = options.Clone();
        own.ToolMode = isEnding ? null : ChatToolMode.Auto;
        if (isEnding)
        {
            own.Tools = null;
            own.AllowMultipleToolCalls = null;
        }

        return own;
    }

    private async Task<AIContent> AskAsync(PlannedCall call, CancellationToken cancellationToken)
    {
        var kept = StoredCall.Of(_turn, call, _timeProvider.GetUtcNow());
        await _turn.Approvals!.AddAsync(kept, cancellationToken);
        return new ToolApprovalRequestContent(kept.Id, call.Content) { RawRepresentation = kept };
    }

    private ChatResponseUpdate Ignored(ModelAnswer answer)
    {
        _log.CallsIgnored(answer.ModelId, answer.Calls.Count);
        return Note(answer, ToolLoopNotes.CallsIgnored, "The model asked for tools though it had none to call; this was ignored.");
    }

    private ChatResponseUpdate Note(ModelAnswer answer, string code, string message)
    {
        _log.Note(_turn.RunId, code);
        return answer.Update(ChatRole.Assistant, new ErrorContent(message) { ErrorCode = code });
    }

    private static ChatResponseUpdate End(ModelAnswer answer, UsageDetails usage, ChatFinishReason? reason)
    {
        var isKnown = (usage.InputTokenCount ?? usage.OutputTokenCount ?? usage.TotalTokenCount) is not null;
        var update = answer.Update(ChatRole.Assistant, isKnown ? [new UsageContent(usage)] : []);
        update.FinishReason = reason;
        return update;
    }
}
