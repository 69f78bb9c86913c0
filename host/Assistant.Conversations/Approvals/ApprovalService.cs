using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Tools;
using Assistant.Storage;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Approvals;

/// <summary>
/// Carries out what a person has decided. The browser sends an id and yes or no; what runs is the call that was kept here, once at most: of
/// two decisions at once one wins, and a call whose host ended while it ran is not run again. Thread-safe.
/// </summary>
public sealed class ApprovalService
{
    private readonly IApprovalStore _store;
    private readonly Func<Caller, string, AIFunction?> _findTool;
    private readonly ToolLoopOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _log;

    /// <summary>A service over a store; <paramref name="findTool"/> gives a tool of the person's city by its name.</summary>
    internal ApprovalService(IApprovalStore store, Func<Caller, string, AIFunction?> findTool, ToolLoopOptions options, TimeProvider timeProvider, ILoggerFactory loggers)
    {
        _store = store;
        _findTool = findTool;
        _options = options.Validated();
        _timeProvider = timeProvider;
        _log = loggers.CreateLogger("Assistant.Conversations.Approvals");
    }

    /// <summary>What a person can still decide in a conversation, oldest first; for a page that was opened anew.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredCall>> ListPendingAsync(Caller caller, string conversationId, CancellationToken cancellationToken) =>
        _store.ListPendingAsync(caller, conversationId, _timeProvider.GetUtcNow(), cancellationToken);

    /// <summary>What the arguments of a waiting call are called for people, as the tool says now; none where it is not there at the moment.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="call">A call of theirs.</param>
    public IReadOnlyList<ArgumentLabel> LabelsOf(Caller caller, StoredCall call)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(call);
        return _findTool(caller, call.Tool) is { } tool ? ArgumentLabels.Of(tool.JsonSchema) : [];
    }

    /// <summary>Decides.</summary>
    /// <param name="caller">The person; only who asked can decide.</param>
    /// <param name="approvalId">The id that came with the request.</param>
    /// <param name="approved">Yes or no.</param>
    /// <param name="wrap">Marks what the tool wrote as data for the model, as in the tool loop; <see langword="null"/> leaves it as it is.</param>
    /// <param name="cancellationToken">Ends the look-up; a call that runs is no longer ended by it.</param>
    /// <exception cref="StorageException">The database cannot be read or written. Nothing was run.</exception>
    public async Task<ApprovalOutcome> DecideAsync(Caller caller, string approvalId, bool approved, Func<string, string, string>? wrap, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(approvalId);
        if (await _store.FindAsync(caller, approvalId, cancellationToken) is not { } call)
            return new ApprovalOutcome(ApprovalResult.NotFound, null);
        var outcome = await DecideAsync(caller, call, approved, wrap ?? (static (_, text) => text));
        _log.Decided(call.Id, call.Tool, call.CityId, outcome.Result);
        return outcome;
    }

    // From here on nothing is given up half-way: who has decided may close the page.
    private async Task<ApprovalOutcome> DecideAsync(Caller caller, StoredCall call, bool approved, Func<string, string, string> wrap)
    {
        if (call.State != ApprovalState.Pending)
            return new ApprovalOutcome(ApprovalResult.AlreadyDecided, call);
        if (_timeProvider.GetUtcNow() >= call.ExpiresAt)
            return await MoveAsync(caller, call, ApprovalState.Expired, ApprovalResult.Expired);
        if (call.ComputeHash() != call.Hash)
            return await MoveAsync(caller, call, ApprovalState.Rejected, ApprovalResult.Unfit);
        var planned = Planned(caller, call);
        if (!approved)
            return Told(await MoveAsync(caller, call, ApprovalState.Rejected, ApprovalResult.Declined), ApprovalResult.Declined, ToolInvoker.Refuse(planned, CallRefusal.Declined(call.Tool)), planned);
        if (planned.Function is null)
            return new ApprovalOutcome(ApprovalResult.ToolMissing, call);
        if (ArgumentReader.Check(call.Tool, call.ArgumentsJson, planned.Function.JsonSchema) is not null)
            return await MoveAsync(caller, call, ApprovalState.Rejected, ApprovalResult.Unfit);

        var outcome = await MoveAsync(caller, call, ApprovalState.Approved, ApprovalResult.Executed);
        if (outcome.Result != ApprovalResult.Executed)
            return outcome;
        var result = await new ToolInvoker(_options, wrap, _timeProvider, _log).InvokeAsync(planned, isApproved: true, CancellationToken.None, CancellationToken.None);
        await FinishAsync(caller, call, (string)result.Result!);
        return Told(outcome, ApprovalResult.Executed, result, planned);
    }

    private PlannedCall Planned(Caller caller, StoredCall call) => new(
        new FunctionCallContent(call.CallId, call.Tool, ArgumentReader.ToDictionary(call.ArgumentsJson)),
        _findTool(caller, call.Tool),
        call.ArgumentsJson,
        null);

    private async Task<ApprovalOutcome> MoveAsync(Caller caller, StoredCall call, ApprovalState state, ApprovalResult result)
    {
        var now = _timeProvider.GetUtcNow();
        return await _store.TryDecideAsync(caller, call.Id, state, now, CancellationToken.None)
            ? new ApprovalOutcome(result, call with { State = state, DecidedAt = now })
            : new ApprovalOutcome(ApprovalResult.AlreadyDecided, await _store.FindAsync(caller, call.Id, CancellationToken.None));
    }

    private static ApprovalOutcome Told(ApprovalOutcome outcome, ApprovalResult expected, FunctionResultContent result, PlannedCall planned) => outcome.Result != expected ? outcome : outcome with
    {
        Call = outcome.Call! with { State = expected == ApprovalResult.Executed ? ApprovalState.Executed : outcome.Call.State, Result = (string)result.Result! },
        Report = (ToolCallReport)result.RawRepresentation!,
        Messages = [new ChatMessage(ChatRole.Assistant, [planned.Content]), new ChatMessage(ChatRole.Tool, [result])],
    };

    private async Task FinishAsync(Caller caller, StoredCall call, string result)
    {
        try
        {
            await _store.FinishAsync(caller, call.Id, result, CancellationToken.None);
        }
        catch (StorageException exception)
        {
            // The call has been run, and the person is told so; it stays “approved” and is not run again.
            _log.NotWritten(exception, call.Id, call.Tool);
        }
    }
}
